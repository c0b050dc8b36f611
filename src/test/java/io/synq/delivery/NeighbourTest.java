package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;

/** Bytes are shared by all lanes, but no endpoint's behaviour may stop another's deliveries. */
class NeighbourTest {
  private static final int MIB = 1024 * 1024;

  private static Lanes lanes(int mib) {
    return new Lanes(
        new DeliverySettings(GivenSettings.of("synq.delivery.buffer-mib", String.valueOf(mib))),
        () -> NOW);
  }

  /** Takes it, in a lane that has been told of its endpoint. */
  private static Lane offer(Lanes lanes, Wake wake) {
    Lane lane = lanes.offer(wake);
    lane.tell(Claims.subscriber(null));
    return lane;
  }

  @Test
  void anEndpointThatHangsOnLargeEventsLeavesRoomForOthers() {
    var lanes = lanes(64);
    Lane hanging = null;
    for (int i = 0; i < 200; i++) {
      hanging = offer(lanes, Wake.again("dlv_" + i, "tenant", "ep_hanging", MIB));
    }
    hanging.toClaim();

    var other = offer(lanes, Wake.again("dlv_other", "tenant", "ep_other", 1024));
    assertThat(other.toClaim()).as("a small event to a healthy endpoint").hasSize(1);
  }

  @Test
  void endpointsThatHangOnLargeEventsLeaveRoomForOtherTenants() {
    var lanes = lanes(64);
    for (int i = 0; i < 800; i++) {
      for (int event = 0; event < 3; event++) {
        offer(lanes, Wake.again("dlv_" + i + "_" + event, "noisy", "ep_" + i, MIB)).toClaim();
      }
    }
    var small = offer(lanes, Wake.again("dlv_small", "noisy", "ep_small", 1024));
    assertThat(small.toClaim()).as("a small event of the same tenant").hasSize(1);
    for (int i = 0; i < 20; i++) {
      var other = offer(lanes, Wake.again("dlv_" + i, "tenant_" + i, "ep_other_" + i, MIB));
      assertThat(other.toClaim()).as("a large event of tenant " + i).hasSize(1);
    }
  }

  @Test
  void anEventLargerThanTheBufferIsSentAlone() {
    // 8 MiB is a valid synq.intake.max-event-kib, 4 MiB a valid synq.delivery.buffer-mib.
    var lane = offer(lanes(4), Wake.again("dlv_large", "tenant", "ep_1", 8 * MIB));
    lane.offer(Wake.again("dlv_small", "tenant", "ep_1", 1024));
    assertThat(lane.toClaim()).extracting(Wake::deliveryId).contains("dlv_large");
  }
}
