package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Database;
import io.synq.platform.Dialect;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final int EACH = Expiry.MOST / 2 + 100;

  private final DeliveryRows rows = new DeliveryRows();
  private final Told<Expired> told = new Told<>();
  private final Told<Cancelled> cancelled = new Told<>();
  private final Expiry expiry = new Expiry(rows, told, cancelled);

  /** One in which something happens just before deliveries are ended. */
  private Database interrupted(Runnable before) {
    return new Database() {
      @Override
      public Dialect dialect() {
        return rows.dialect();
      }

      @Override
      public <T> T run(Work<T> work) {
        return rows.run(connection -> work.on(interrupted(connection, before)));
      }
    };
  }

  private static Connection interrupted(Connection connection, Runnable before) {
    return (Connection)
        Proxy.newProxyInstance(
            ExpiryTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, values) -> {
              if (values != null && ("" + values[0]).startsWith("update delivery d set state")) {
                before.run();
              }
              return method.invoke(connection, values);
            });
  }

  /** In one transaction they would hold too many locks, and take longer than it may. */
  @Test
  void whatIsOverAtManyEndpointsEndsInPortions() {
    Instant made = NOW.minus(Duration.ofHours(2));
    for (String endpoint : List.of("ep_1", "ep_2", "ep_3")) {
      rows.addLimitedEndpoint(endpoint);
      rows.add(
          endpoint,
          "retrying",
          made,
          NOW.plusSeconds(60),
          IntStream.range(0, EACH).mapToObj(i -> endpoint + i).toArray(String[]::new));
    }
    rows.add("ep_1", "retrying", NOW, NOW.plusSeconds(60), "dlv_new");
    assertThat(expiry.expireLimited(NOW)).isEqualTo(2 * EACH);
    assertThat(expiry.expireLimited(NOW)).isEqualTo(EACH);
    assertThat(expiry.expireLimited(NOW)).isZero();
    assertThat(told.all).hasSize(3 * EACH);
    assertThat(rows.value("state", "ep_20")).isEqualTo("failed");
    assertThat(rows.value("state", "dlv_new")).isEqualTo("retrying");
  }

  /** Others change several in the order of their ids: they would wait in a circle. */
  @Test
  void whatIsOverAtSeveralEndpointsEndsInTheOrderOfItsIds() {
    Instant made = NOW.minus(Duration.ofHours(2));
    rows.addLimitedEndpoint("ep_1");
    rows.addLimitedEndpoint("ep_2");
    rows.add("ep_1", "retrying", made, NOW.plusSeconds(60), "dlv_2", "dlv_4");
    rows.add("ep_2", "retrying", made, NOW.plusSeconds(60), "dlv_1", "dlv_3");
    assertThat(expiry.expireLimited(NOW)).isEqualTo(4);
    assertThat(told.all)
        .extracting(Expired::deliveryId)
        .containsExactly("dlv_1", "dlv_2", "dlv_3", "dlv_4");
  }

  @Test
  void testsThatWereSentAgainCountForNothing() {
    Instant made = NOW.minus(Duration.ofHours(73));
    rows.addLimitedEndpoint("ep_1");
    rows.addExample("e");
    rows.add("ep_1", "retrying", made, NOW.plusSeconds(60), "dlv_over");
    rows.add("ep_1", "retrying", NOW, NOW.plusSeconds(60), "dlv_orphan");
    assertThat(expiry.expire(NOW)).isOne();
    assertThat(told.all).isEmpty();
    rows.change("update endpoint set deleted_at = ?", NOW);
    assertThat(expiry.cancelOrphans(NOW)).isOne();
    assertThat(cancelled.all).containsExactly(new Cancelled(0, List.of()));
  }

  @Test
  void whatAPersonRetriesInThatMomentIsNotEnded() {
    Instant made = NOW.minus(Duration.ofHours(73));
    rows.addLimitedEndpoint("ep_1");
    rows.add("ep_1", "retrying", made, NOW.plusSeconds(60), "dlv_asked", "dlv_over");
    Redelivery redelivery = new Redelivery(null, null, null, rows, null, () -> NOW);
    Runnable retry =
        () ->
            redelivery.retry(
                DeliveryRows.TENANT, "dlv_asked", false, NOW, made.plus(Duration.ofHours(72)));
    assertThat(new Expiry(interrupted(retry), told, cancelled).expire(NOW)).isOne();
    assertThat(rows.value("state", "dlv_asked")).isEqualTo("pending");
    assertThat(told.all).extracting(Expired::deliveryId).containsExactly("dlv_over");
  }

  @Test
  void whatEndsWithItsEndpointIsToldOf() {
    rows.addLimitedEndpoint("ep_1");
    rows.change("update endpoint set deleted_at = ?", NOW);
    rows.add("ep_1", "retrying", NOW, NOW.plusSeconds(60), "dlv_1", "dlv_2");
    assertThat(expiry.cancelOrphans(NOW)).isEqualTo(2);
    assertThat(cancelled.all).containsExactly(new Cancelled(2, List.of()));
    assertThat(expiry.cancelOrphans(NOW)).isZero();
    assertThat(cancelled.all).hasSize(1);
  }
}
