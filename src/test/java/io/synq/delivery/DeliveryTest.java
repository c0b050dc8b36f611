package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant MADE = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Instant LATER = MADE.plus(Duration.ofDays(2));
  private static final Instant AWAKE = LATER.plus(Deliveries.WAKE_UP_GRACE);

  /** As statements have changed it. */
  private static Delivery with(Map<String, Object> columns) throws ReflectiveOperationException {
    Delivery delivery =
        Delivery.again(
            new Redelivery.Wanted("t", "e", 2, "ep_1", null, null), MADE, Duration.ofHours(72));
    for (var column : columns.entrySet()) {
      Field field = Delivery.class.getDeclaredField(column.getKey());
      field.setAccessible(true);
      field.set(delivery, column.getValue());
    }
    return delivery;
  }

  @Test
  void firstAttemptIsDueWhenItIsMade() throws Exception {
    assertThat(with(Map.of()).nextAttemptAt()).isEqualTo(MADE);
    assertThat(with(Map.of("dueAt", MADE)).nextAttemptAt())
        .as("while its endpoint was disabled")
        .isEqualTo(MADE);
  }

  /** It was said to be due when it was made, days ago. */
  @Test
  void whatIsRetriedIsDueWhenThatWasAskedFor() throws Exception {
    assertThat(with(Map.of("attempts", 4, "manual", true, "dueAt", AWAKE)).nextAttemptAt())
        .as("by hand")
        .isEqualTo(LATER);
    assertThat(with(Map.of("attempts", 0, "manual", true, "dueAt", AWAKE)).nextAttemptAt())
        .as("by hand, after it was cancelled unattempted")
        .isEqualTo(LATER);
    assertThat(with(Map.of("attempts", 4, "dueAt", LATER)).nextAttemptAt())
        .as("with all that waited at its endpoint")
        .isEqualTo(LATER);
  }

  @Test
  void whatWaitedForItsTurnIsDueWhenThatHasCome() throws Exception {
    assertThat(with(Map.of("dueAt", Unfinished.IN_ITS_TURN)).nextAttemptAt()).isNull();
    assertThat(with(Map.of("dueAt", AWAKE)).nextAttemptAt()).isEqualTo(LATER);
  }

  @Test
  void retryOfItsScheduleIsDueAsPlanned() throws Exception {
    assertThat(with(Map.of("state", "retrying", "attempts", 1, "dueAt", LATER)).nextAttemptAt())
        .isEqualTo(LATER);
    assertThat(with(Map.of("state", "delivered")).nextAttemptAt()).isNull();
  }
}
