package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;

/** Bytes are shared by all lanes, but no endpoint's behaviour may stop another's deliveries. */
class NeighbourTest {
  private static final int MIB = 1024 * 1024;

  private static Lanes lanes(int mib) {
    return new Lanes(
        new DeliverySettings(GivenSettings.of("synq.delivery.buffer-mib", String.valueOf(mib))));
  }

  @Test
  void anEndpointThatHangsOnLargeEventsLeavesRoomForOthers() {
    var lanes = lanes(64);
    Lane hanging = null;
    for (int i = 0; i < 200; i++) {
      hanging = lanes.offer(Wake.again("dlv_" + i, "ep_hanging", MIB));
    }
    hanging.toClaim();

    var other = lanes.offer(Wake.again("dlv_other", "ep_other", 1024));
    assertThat(other.toClaim()).as("a small event to a healthy endpoint").hasSize(1);
  }

  @Test
  void anEventLargerThanTheBufferIsSentAlone() {
    // 8 MiB is a valid synq.intake.max-event-kib, 4 MiB a valid synq.delivery.buffer-mib.
    var lane = lanes(4).offer(Wake.again("dlv_large", "ep_1", 8 * MIB));
    lane.offer(Wake.again("dlv_small", "ep_1", 1024));
    assertThat(lane.toClaim()).extracting(Wake::deliveryId).contains("dlv_large");
  }
}
