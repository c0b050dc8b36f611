package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private final DeliveryRows rows = new DeliveryRows();
  private final Redelivery redelivery =
      new Redelivery(
          null, new OrderJoin(rows), rows, new DeliverySettings(GivenSettings.of()), () -> NOW);

  private void add(String id, String state) {
    rows.add("ep_1", state, NOW, NOW.plus(Duration.ofHours(1)), id);
  }

  @Test
  void onlyWhatStillWaitsForItsNextAttemptIsHastened() {
    List<String> all = List.of("waits", "claimed", "failed", "cancelled");
    add("waits", "retrying");
    add("claimed", "retrying");
    rows.change("update delivery set claim = 'c' where id = 'claimed'");
    add("failed", "failed");
    add("cancelled", "cancelled");
    rows.change("update delivery set due_at = null where state in ('failed', 'cancelled')");
    assertThat(redelivery.hasten("another", all, NOW)).isZero();
    assertThat(redelivery.hasten(DeliveryRows.TENANT, all, NOW)).isOne();
    assertThat(all)
        .extracting(id -> rows.value("state", id))
        .containsExactly("pending", "retrying", "failed", "cancelled");
  }

  @Test
  void whatIsHastenedStillEndsWithItsTime() {
    add("waits", "retrying");
    redelivery.hasten(DeliveryRows.TENANT, List.of("waits"), NOW);
    assertThat(rows.value("manual", "waits")).isEqualTo("false");
    Expiry expiry = new Expiry(rows, new Told<>(), new Told<>());
    rows.addLimitedEndpoint("ep_1");
    assertThat(expiry.expire(NOW.plus(Duration.ofHours(73)))).isOne();
  }

  @Test
  void whatHasFailedComesBackBehindThoseOfItsKey() {
    for (String id : List.of("first", "second")) {
      add(id, "failed");
    }
    rows.change("update delivery set due_at = null, finished_at = ?", NOW);
    Instant due = NOW.plusSeconds(40);
    OrderKey key = OrderKey.of("a");
    assertThat(redelivery.rejoin(DeliveryRows.TENANT, "ep_1", "first", key, due)).contains(true);
    assertThat(redelivery.rejoin(DeliveryRows.TENANT, "ep_1", "second", key, due)).contains(false);
    assertThat(rows.value("order_key", "second")).isEqualTo("a");
    assertThat(redelivery.retry(DeliveryRows.TENANT, "second", true, NOW)).as("its turn").isFalse();
    assertThat(redelivery.retry(DeliveryRows.TENANT, "first", false, NOW)).isTrue();
    add("went well", "delivered");
    assertThat(redelivery.rejoin(DeliveryRows.TENANT, "ep_1", "went well", key, due)).isEmpty();
  }

  @Test
  void whatEndsMeanwhileDoesNotGoPastThoseOfItsKey() {
    add("ended", "failed");
    rows.change("update delivery set due_at = null, finished_at = ?", NOW);
    assertThat(redelivery.retry(DeliveryRows.TENANT, "ended", false, NOW)).isFalse();
    assertThat(rows.value("state", "ended")).isEqualTo("failed");
    assertThat(redelivery.retry(DeliveryRows.TENANT, "ended", true, NOW)).isTrue();
  }
}
