package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Publisher;
import io.synq.delivery.Screened;
import io.synq.event.Event;
import io.synq.event.EventKey;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is new, known or a conflict in a group, with the tables by hand. */
class AcceptanceTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final String ID = "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a";

  private final Map<EventKey, Event> stored = new HashMap<>();
  private final List<Event> published = new ArrayList<>();
  private final Map<String, Publisher.NotYet> left = new HashMap<>();
  private int looks;
  private final Acceptance acceptance = new Acceptance(new Log(), new Publishing(), () -> NOW);

  private final class Log extends Events {
    Log() {
      super(null, null);
    }

    @Override
    public void existing(Collection<EventKey> keys, BiConsumer<EventKey, Event> look) {
      looks++;
      Map<EventKey, Event> found = new HashMap<>(stored);
      found.keySet().retainAll(keys);
      found.forEach(look);
    }
  }

  private final class Publishing extends Publisher {
    Publishing() {
      super(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public List<Outcome> publishScreened(List<Screened> events) {
      List<Outcome> results = new ArrayList<>();
      for (Screened one : events) {
        NotYet reason = left.get(one.event().eventId());
        if (reason != null) {
          results.add(reason);
          continue;
        }
        published.add(one.event());
        results.add(new Published(published.size(), List.of()));
      }
      return results;
    }
  }

  private static NewEvent event(String tenantId, Optional<String> id, String payload) {
    return NewEvents.of(tenantId, id, payload.getBytes(UTF_8));
  }

  private List<Accepted> accept(NewEvent... events) {
    List<Posted> group = new ArrayList<>();
    for (NewEvent event : events) {
      group.add(new Posted(event, null));
    }
    return acceptance.accept(group);
  }

  private void stored(NewEvent event) {
    Event known = event.accepted(NOW.minusSeconds(60));
    stored.put(new EventKey(known.tenantId(), known.eventId()), known);
  }

  @Test
  void newOnesArePublishedAndAnswerWithTheirDeliveries() {
    var results = accept(event("a", Optional.of(ID), "{}"), event("a", Optional.empty(), "{}"));
    assertThat(published).extracting(Event::acceptedAt).containsExactly(NOW, NOW);
    assertThat(results)
        .extracting(one -> ((Accepted.New) one).event().eventId())
        .containsExactly(ID, published.get(1).eventId());
    assertThat(results).extracting(one -> ((Accepted.New) one).deliveries()).containsExactly(1, 2);
  }

  @Test
  void whatIsStoredIsADuplicateAndAnythingElseOfItsIdAConflict() {
    stored(event("a", Optional.of(ID), "{}"));
    var results =
        accept(
            event("a", Optional.of(ID), "{}"),
            event("a", Optional.of(ID), "{ }"),
            event("b", Optional.of(ID), "{}"));
    assertThat(results.get(0)).isInstanceOf(Accepted.Duplicate.class);
    assertThat(results.get(1)).isEqualTo(new Accepted.Conflict(ID));
    assertThat(results.get(2)).isInstanceOf(Accepted.New.class);
    assertThat(published).extracting(Event::tenantId).containsExactly("b");
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void ofTwoOfAnIdInAGroupTheFirstIsStored() {
    var results =
        accept(
            event("a", Optional.of(ID), "{\"n\":1}"),
            event("a", Optional.of(ID), "{\"n\":1}"),
            event("a", Optional.of(ID), "{\"n\":2}"));
    assertThat(published).hasSize(1);
    assertThat(results)
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("New", "Duplicate", "Conflict");
  }

  /** Its first try was committed, but nobody was told. */
  @Test
  void whatIsTriedAgainIsTheSameEvent() {
    var posted = new Posted(event("a", Optional.empty(), "{}"), null);
    acceptance.accept(List.of(posted));
    Event first = published.get(0);
    stored.put(new EventKey(first.tenantId(), first.eventId()), first);
    assertThat(acceptance.accept(List.of(posted)))
        .containsExactly(new Accepted.Duplicate(EventSummary.of(first)));
  }

  @Test
  void whatIsLeftOutComesAgainWithItsTwinsAndHasItsIdAlready() {
    left.put(ID, Publisher.NotYet.FULL);
    var posted = new Posted(event("a", Optional.of(ID), "{}"), null);
    var twin = new Posted(event("a", Optional.of(ID), "{ }"), null);
    var other = new Posted(event("a", Optional.empty(), "{}"), null);
    var results = acceptance.accept(List.of(posted, twin, other));
    assertThat(results.subList(0, 2))
        .allMatch(one -> ((Accepted.Later) one).end().join().isEmpty());
    assertThat(results.get(2)).isInstanceOf(Accepted.New.class);
    left.clear();
    assertThat(acceptance.accept(List.of(posted, twin)))
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("New", "Conflict");
  }

  @Test
  void whatExpressionsAreToBeAskedAboutWaitsForThat() {
    left.put(ID, Publisher.NotYet.UNASKED);
    var later = (Accepted.Later) accept(event("a", Optional.of(ID), "{}")).get(0);
    assertThat(later.unasked()).isTrue();
    assertThat(later.end()).isNotDone();
  }

  @Test
  void whatHasNoIdIsNotLookedFor() {
    accept(event("a", Optional.empty(), "{}"));
    assertThat(looks).isZero();
  }
}
