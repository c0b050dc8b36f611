package io.synq.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tests of order rely on can fail. */
class OrderedEventsTest {
  /** When the first event succeeded, and the second. */
  private static final Map<String, Instant> SUCCESSES = Map.of("id-0", at(50), "id-1", at(150));

  private static Instant at(int millis) {
    return Instant.EPOCH.plusMillis(millis);
  }

  private static Received came(int number, int millis) {
    byte[] body = OrderedEvents.of("a", number).toString().getBytes(StandardCharsets.UTF_8);
    return new Received(at(millis), "POST", "/", Map.of("webhook-id", "id-" + number), body, 1);
  }

  private static void assertOrder(Received... requests) {
    OrderedEvents.assertOrder(List.of(requests), SUCCESSES, 1, 2);
  }

  private static void assertRefused(String reason, Received... requests) {
    assertThatThrownBy(() -> assertOrder(requests))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theNextMayComeOnceTheOneBeforeHasSucceeded() {
    assertThatCode(() -> assertOrder(came(0, 0), came(1, 50))).doesNotThrowAnyException();
    assertThatCode(() -> assertOrder(came(0, 0), came(0, 20), came(1, 60), came(1, 90)))
        .as("what is tried again")
        .doesNotThrowAnyException();
  }

  @Test
  void theNextMayNotComeBefore() {
    assertRefused("success of the one before", came(0, 0), came(1, 49));
    assertRefused("success of the one before", came(0, 0), came(0, 20), came(1, 49));
  }

  @Test
  void noneMayComeAfterTheNextOrBeMissingOrFail() {
    assertRefused("sorted", came(1, 60), came(0, 70));
    assertRefused("size", came(0, 0));
    assertRefused("id-2", came(0, 0), came(2, 60));
  }
}
