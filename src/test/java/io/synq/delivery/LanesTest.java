package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes lanes =
      new Lanes(new DeliverySettings(GivenSettings.of("synq.delivery.buffer-mib", "4")), () -> NOW);

  private static Wake wake(String delivery, String endpoint) {
    return Wake.again(delivery, "tenant", endpoint, 10);
  }

  /** Takes it, in a lane that has been told of its endpoint. */
  private Lane offer(Wake wake) {
    Lane lane = lanes.offer(wake);
    lane.tell(Claims.subscriber(null));
    return lane;
  }

  @Test
  void givesEachEndpointItsOwnLane() {
    var one = offer(wake("dlv_1", "ep_1"));
    var other = offer(wake("dlv_2", "ep_2"));
    assertThat(other).isNotSameAs(one);
    assertThat(offer(wake("dlv_3", "ep_1"))).isSameAs(one);
    assertThat(Set.copyOf(lanes.all())).isEqualTo(Set.of(one, other));
    assertThat(one.toClaim()).containsExactly(wake("dlv_1", "ep_1"), wake("dlv_3", "ep_1"));
    assertThat(other.toClaim()).containsExactly(wake("dlv_2", "ep_2"));
  }

  @Test
  void noLaneExceedsWhatThereIs() {
    for (int i = 1; i <= 800; i++) {
      offer(Wake.again("dlv_" + i, "noisy", "ep_" + i, 512 * 1024));
    }
    // Half of the 4 MiB are a tenant's, if it is the only one, and one more lane has its part.
    assertThat(lanes.all().stream().mapToInt(lane -> lane.toClaim().size()).sum()).isEqualTo(3);
    var other = offer(Wake.again("dlv_x", "quiet", "ep_x", 512 * 1024));
    assertThat(other.toClaim()).as("another has its own").hasSize(1);
  }

  @Test
  void endpointsThatHangDoNotFillTheMemory() {
    var few = new Lanes(new DeliverySettings(GivenSettings.of()), () -> NOW, 4_000);
    int hanging = 12;
    for (int i = 0; i < 500; i++) {
      for (int endpoint = 0; endpoint < hanging; endpoint++) {
        few.offer(Wake.again("dlv_" + i, "noisy", "ep_" + endpoint, 10));
      }
    }
    int sure = 64 * hanging;
    int waiting = few.all().stream().mapToInt(Lane::waiting).sum();
    assertThat(waiting - sure).as("half of all places").isBetween(1_800, 2_000);
    for (int i = 0; i < 300; i++) {
      few.offer(Wake.again("dlv_" + i, "quiet", "ep_quiet", 10));
    }
    assertThat(few.size("ep_quiet")).isEqualTo(300);
  }

  /** Its endpoint may have been deleted: nothing tells a lane of that. */
  @Test
  void aLaneThatFailedIsForgottenAnHourLater() {
    Instant[] pace = {NOW};
    var some = new Lanes(new DeliverySettings(GivenSettings.of()), () -> pace[0]);
    var lane = some.offer(wake("dlv_1", "ep_1"));
    lane.tell(Claims.subscriber(null));
    assertThat(lane.toClaim()).hasSize(1);
    lane.claimed(Claims.of("dlv_1"));
    assertThat(lane.next()).isPresent();
    lane.answered(false, 5);
    lane.done("dlv_1");
    some.removeIdle();
    pace[0] = pace[0].plus(Lane.KNOWN).minusMillis(1);
    some.removeIdle();
    assertThat(some.all()).hasSize(1);
    pace[0] = pace[0].plusMillis(1);
    some.removeIdle();
    assertThat(some.all()).isEmpty();
  }

  @Test
  void noLaneOfATenantIsAlwaysTheLast() {
    for (int i = 1; i <= 20; i++) {
      offer(wake("dlv_" + i, "ep_" + i));
    }
    var last = Stream.generate(() -> lanes.all().get(19)).limit(200).distinct();
    assertThat(last).hasSizeGreaterThan(5);
  }

  @Test
  void wantsDeliveriesOfAnEndpointWithoutALane() {
    assertThat(lanes.wants("ep_new")).isEqualTo(256);
    assertThat(lanes.all()).isEmpty();
    for (int i = 0; i < 33; i++) {
      offer(wake("dlv_" + i, "ep_1"));
    }
    assertThat(lanes.wants("ep_1")).isZero();
    assertThat(lanes.wants("ep_2")).isEqualTo(256);
  }

  @Test
  void tellsHowMuchAnEndpointHasBeforeIt() {
    assertThat(lanes.size("ep_1")).isZero();
    for (int i = 0; i < 200; i++) {
      offer(wake("dlv_" + i, "ep_1"));
    }
    var lane = lanes.all().get(0);
    int claimed = lane.toClaim().size();
    assertThat(claimed).isPositive();
    assertThat(lanes.size("ep_1")).isEqualTo(200);
    lane.done("dlv_0");
    assertThat(lanes.size("ep_1")).isEqualTo(199);
  }

  @Test
  void countsWhatIsOnTheWire() {
    for (var endpoint : new String[] {"ep_1", "ep_2"}) {
      var lane = offer(wake("dlv_" + endpoint, endpoint));
      lane.toClaim().forEach(w -> lane.claimed(Claims.of(w.deliveryId())));
      assertThat(lane.next()).isPresent();
    }
    assertThat(lanes.inFlight()).isEqualTo(2);
    lanes.all().forEach(lane -> lane.answered(true, 5));
    assertThat(lanes.inFlight()).isZero();
  }

  @Test
  void forgetsLanesWithNothingToDo() {
    var busy = offer(wake("dlv_1", "ep_1"));
    var idle = offer(wake("dlv_2", "ep_2"));
    idle.toClaim();
    idle.done("dlv_2");
    lanes.removeIdle();
    assertThat(lanes.all()).containsExactly(busy);
    assertThat(offer(wake("dlv_3", "ep_2"))).isNotSameAs(idle);
  }
}
