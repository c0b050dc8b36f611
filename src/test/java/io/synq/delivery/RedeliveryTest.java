package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.Events;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private static final Instant END = NOW.plus(Duration.ofHours(72));

  private Instant now = NOW;
  private final DeliveryRows rows = new DeliveryRows();
  private final Redelivery redelivery =
      new Redelivery(
          new Opening(),
          new Events(rows, null),
          new OrderJoin(rows),
          rows,
          new DeliverySettings(GivenSettings.of()),
          () -> now);

  private static final class Opening extends Deliveries {
    Opening() {
      super(null, null, null, null, null);
    }

    @Override
    public void open(List<Delivery> deliveries) {}
  }

  private void add(String id, String state) {
    rows.add("ep_1", state, NOW, NOW.plus(Duration.ofHours(1)), id);
  }

  private boolean retry(String id, boolean evenEnded, Instant due) {
    return redelivery.retry(DeliveryRows.TENANT, id, evenEnded, due, END);
  }

  private Optional<Boolean> rejoin(String id, Instant due) {
    return redelivery.rejoin(DeliveryRows.TENANT, "ep_1", id, OrderKey.of("a"), due, END);
  }

  /** It may be purged after it was looked up: its delivery would belong to nothing. */
  @Test
  void nothingIsOpenedOfAnEventThatIsGone() {
    rows.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values (?, 'there', 'a.b', ?, ?, 'o', 'u', 'r', ?)",
        DeliveryRows.TENANT,
        NOW,
        NOW,
        new byte[2]);
    var wanted =
        Stream.of("there", "gone")
            .map(id -> new Redelivery.Wanted(DeliveryRows.TENANT, id, 2, "ep_1", null, null))
            .toList();
    assertThat(redelivery.open(wanted).all()).hasSize(1);
    assertThat(redelivery.open(wanted.subList(1, 2)).all()).isEmpty();
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
  void aRetryWithinItsTimeDoesNotOutliveItAndOneAfterItDoes() {
    for (String id : List.of("held", "late", "head", "waits", "waits late")) {
      add(id, "failed");
    }
    Instant due = END.plusSeconds(39);
    now = END.minusSeconds(1);
    retry("held", true, due);
    now = END;
    retry("late", true, due);
    rejoin("head", due);
    now = END.minusSeconds(1);
    rejoin("waits", due);
    now = END;
    rejoin("waits late", due);
    rows.addLimitedEndpoint("ep_1");
    Expiry expiry = new Expiry(rows, new Told<>(), new Told<>());
    assertThat(expiry.expire(END.plus(Duration.ofDays(20)))).isEqualTo(2);
    assertThat(List.of("held", "waits"))
        .allMatch(id -> rows.value("state", id).equals("failed"))
        .allMatch(id -> rows.value("manual", id).equals("true"));
    assertThat(List.of("late", "head", "waits late"))
        .allMatch(id -> rows.value("state", id).equals("pending"));
    assertThat(expiry.expireLimited(END.plus(Duration.ofDays(20)))).isZero();
  }

  @Test
  void whatHasFailedComesBackBehindThoseOfItsKey() {
    for (String id : List.of("first", "second")) {
      add(id, "failed");
    }
    rows.change("update delivery set due_at = null, finished_at = ?", NOW);
    Instant due = NOW.plusSeconds(40);
    assertThat(rejoin("first", due)).contains(true);
    assertThat(rejoin("second", due)).contains(false);
    assertThat(rows.value("order_key", "second")).isEqualTo("a");
    assertThat(retry("second", true, NOW)).as("its turn").isFalse();
    assertThat(retry("first", false, NOW)).isTrue();
    add("went well", "delivered");
    assertThat(rejoin("went well", due)).isEmpty();
  }

  @Test
  void whatEndsMeanwhileDoesNotGoPastThoseOfItsKey() {
    add("ended", "failed");
    rows.change("update delivery set due_at = null, finished_at = ?", NOW);
    assertThat(retry("ended", false, NOW)).isFalse();
    assertThat(rows.value("state", "ended")).isEqualTo("failed");
    assertThat(retry("ended", true, NOW)).isTrue();
  }
}
