package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private final DeliveryRows rows = new DeliveryRows();
  private final Redelivery redelivery =
      new Redelivery(null, rows, new DeliverySettings(GivenSettings.of()), () -> NOW);

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
    Expiry expiry = new Expiry(rows, new Told<>());
    rows.addLimitedEndpoint("ep_1");
    assertThat(expiry.expire(NOW.plus(Duration.ofHours(73)))).isOne();
  }
}
