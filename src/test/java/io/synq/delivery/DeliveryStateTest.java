package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryStateTest {
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
      String state, EndpointState endpoint, boolean deleted, String shown) {
    assertThat(DeliveryState.of(state).shown(endpoint, deleted).text()).isEqualTo(shown);
  }
}
