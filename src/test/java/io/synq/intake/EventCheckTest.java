package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.eventtype.PayloadCheck;
import io.synq.eventtype.StepBudget;
import io.synq.platform.GivenSettings;
import io.synq.platform.Violations;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventCheckTest {
  private static final long PLENTY = 10_000_000;

  private final Map<String, Event> stored = new HashMap<>();
  private final EventCheck check =
      new EventCheck(new Costly(), new Log(), new IntakeSettings(GivenSettings.of()));

  private static final class Costly extends PayloadCheck {
    Costly() {
      super(null, null);
    }

    @Override
    public Optional<Violations> violations(
        String tenantId, String type, byte[] payload, StepBudget steps) {
      return steps.take(100_000) ? Optional.of(new Violations()) : Optional.empty();
    }
  }

  private final class Log extends Events {
    Log() {
      super(null, null);
    }

    @Override
    public Optional<Event> find(String tenantId, String eventId) {
      return Optional.ofNullable(stored.get(eventId));
    }
  }

  /** A group of messages of which only some had their turn comes again whole. */
  @Test
  void whatIsStoredTakesNoStepsOfThoseThatAreNot() {
    stored.put("1", NewEvents.of("1").accepted(Instant.EPOCH));
    var steps = new StepBudget(PLENTY);
    assertThat(check.full(NewEvents.of("1"), steps)).hasValueSatisfying(EventCheckTest::nothing);
    assertThat(steps.left()).isEqualTo(PLENTY);
    assertThat(check.full(NewEvents.of("2"), steps)).hasValueSatisfying(EventCheckTest::nothing);
    assertThat(steps.left()).isEqualTo(PLENTY - 100_000);
  }

  private static void nothing(Violations found) {
    assertThat(found.isEmpty()).isTrue();
  }
}
