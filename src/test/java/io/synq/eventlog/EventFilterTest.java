package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.event.EventSummary;
import io.synq.platform.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    assertThat(refusal.detail()).isEqualTo("the parameter org_id must be a UUID");
  }

  @Test
  void typesAreNamedByTheirDomainToo() {
    assertThat(criteria("event_type", "order.*").fit(event("order.created"))).isTrue();
    assertThat(criteria("event_type", "order.*").fit(event("orders.created"))).isFalse();
    assertThat(criteria("event_type", "order.*").ofValues()).isFalse();
    assertThat(criteria("event_type", "order.created").fit(event("order.created"))).isTrue();
    assertThat(criteria("event_type", "order.created").fit(event("order.created.late"))).isFalse();
    assertThat(criteria("event_type", "order.created").ofValues()).isTrue();
    assertThat(criteria("event_type", "*").fit(event("ping"))).isTrue();
    assertThat(criteria("event_type", "issue_created").fit(event("issue_created"))).isTrue();
  }

  private static EventSummary event(String type) {
    var now = Instant.EPOCH;
    return new EventSummary(ID, type, now, now, ID, ID, ID, "member");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order", "Order.created", "order.", "*.created", "or*", "order.*.x"})
  void otherTypesThereAreNot(String value) {
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> criteria("event_type", value)).problem();
    assertThat(refusal.errors().get(0).parameter()).isEqualTo("event_type");
  }

  @Test
  void timeEndsAfterItBegins() {
    var times = Map.of("from", "2024-12-04T15:32:07Z", "to", "2024-12-04T15:32:06.999Z");
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> new EventFilter(times::get).criteria());
    assertThat(refusal.problem().detail())
        .isEqualTo("the parameter from must not be later than to");
    assertThat(criteria("from", "0001-01-01T00:00:00Z").from()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery_status", "endpoint_id"})
  void whoReadsOnHasNoFilterOfDeliveries(String name) {
    var filter = new EventFilter(Map.of(name, "failed")::get);
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> filter.criteriaOfFeed(Optional.empty()));
    assertThat(refusal.problem().errors().get(0).parameter()).isEqualTo(name);
  }

  /** As issues' events name whoever changed one. */
  @ParameterizedTest
  @ValueSource(strings = {"key_01h455vb4pex5vsknk084sn02q", "Ada@example.com", "U024BE7LH"})
  void usersAreAlsoKeysAndActors(String value) {
    assertThat(criteria("user_id", value).userId()).contains(value);
  }
}
