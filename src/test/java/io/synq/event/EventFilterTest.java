package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
  private static final String ID = "7b91d204-fc3a-48e1-a13c-3d88e6201bcd";

  private static EventCriteria criteria(String name, String value) {
    return new EventFilter(Map.of(name, value)::get).criteria();
  }

  @Test
  void idsAreTheSameInWhateverCase() {
    assertThat(criteria("org_id", ID.toUpperCase()).orgId()).contains(ID);
    assertThat(criteria("user_id", ID.toUpperCase()).userId()).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "", " ", "7b91d204fc3a48e1a13c3d88e6201bcd", "{7b91d204}"})
  void organizationsAreUuids(String value) {
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> criteria("org_id", value)).problem();
    assertThat(refusal.detail()).contains("org_id", "not a UUID");
  }

  @Test
  void timeEndsAfterItBegins() {
    var times = Map.of("from", "2024-12-04T15:32:07Z", "to", "2024-12-04T15:32:06.999Z");
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> new EventFilter(times::get).criteria());
    assertThat(refusal.problem().detail()).contains("from", "later than to");
    assertThat(criteria("from", "0001-01-01T00:00:00Z").from()).isPresent();
  }

  /** As issues' events name whoever changed one. */
  @ParameterizedTest
  @ValueSource(strings = {"key_01h455vb4pex5vsknk084sn02q", "Ada@example.com", "U024BE7LH"})
  void usersAreAlsoKeysAndActors(String value) {
    assertThat(criteria("user_id", value).userId()).contains(value);
  }
}
