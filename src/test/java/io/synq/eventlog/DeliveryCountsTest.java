package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryCountsTest {

  @ParameterizedTest
  @CsvSource({
    "pending, ENABLED, false, pending",
    "retrying, ENABLED, false, retrying",
    "retrying, DISABLED, false, held",
    "pending, DISABLED, true, cancelled",
    "retrying, ENABLED, true, cancelled",
    "delivering, DISABLED, false, delivering",
    "delivered, DISABLED, true, delivered",
    "failed, ENABLED, true, failed",
  })
  void whatADeliveryShowsFollowsFromItsEndpointToo(
      String state, String endpoint, boolean deleted, String shown) {
    assertThat(DeliveryCounts.shown(state, endpoint, deleted)).isEqualTo(shown);
  }
}
