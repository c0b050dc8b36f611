package io.synq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.FailedEvents;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Subscriber;
import io.synq.event.EventScan;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final ReplayFilter FILTER =
      new ReplayFilter(NOW.minusSeconds(60), NOW, List.of(), List.of(), Choice.ANY, Narrowing.NONE);
  private static final Subscriber SUBSCRIBER =
      new Subscriber(
          "ep_1",
          "tenant",
          URI.create("https://example.com"),
          List.of("*"),
          null,
          null,
          Map.of(),
          null,
          List.of(),
          null,
          null,
          null,
          null,
          true);

  private static final Comparator<Cursor> IN_THE_LOG =
      Comparator.comparing(Cursor::time).thenComparing(Cursor::id);

  private final List<StoredEvent> committed = new ArrayList<>();
  private final List<StoredEvent> failed = new ArrayList<>();
  private final LatestDeliveries.Found latest = new LatestDeliveries.Found();
  private Instant settled = NOW;
  private Instant now = NOW;
  private final Selection selection =
      new Selection(
          new EventScan(null) {
            @Override
            public List<StoredEvent> after(
                String tenantId, Cursor position, Instant before, int most) {
              return stretch(committed, position, before, most);
            }
          },
          new FailedEvents(null) {
            @Override
            public List<StoredEvent> after(
                String tenantId, Cursor position, Instant before, int most) {
              return stretch(failed, position, before, most);
            }
          },
          new Settlement(null, null) {
            @Override
            public Instant settled() {
              return settled;
            }
          },
          new LatestDeliveries(null) {
            @Override
            Found of(String tenantId, List<String> eventIds) {
              return latest;
            }
          },
          new Events(null, null),
          new Filters(InstantSource.fixed(NOW)),
          () -> now);

  private static List<StoredEvent> stretch(
      List<StoredEvent> log, Cursor position, Instant before, int most) {
    return log.stream()
        .filter(event -> IN_THE_LOG.compare(event.position(), position) > 0)
        .filter(event -> event.position().time().isBefore(before))
        .sorted(Comparator.comparing(StoredEvent::position, IN_THE_LOG))
        .limit(most)
        .toList();
  }

  @Test
  void aNodeThatSaysNothingMoreIsNotWaitedForLong() {
    Instant end = NOW.minusSeconds(31);
    settled = NOW.minusSeconds(100);
    commit("e1", NOW.minusSeconds(50));
    var filter =
        new ReplayFilter(FILTER.from(), end, List.of(), List.of(), Choice.ANY, Narrowing.NONE);
    var found = selection.next(filter, SUBSCRIBER, ReplayTarget.start(filter.from()), 8).all();
    assertThat(ids(found)).containsExactly("e1");
    assertThat(found.atEnd()).isTrue();
  }

  private Selection.Found next(Cursor position, int most) {
    return selection.next(FILTER, SUBSCRIBER, position, most).all();
  }

  private void commit(String id, Instant acceptedAt) {
    committed.add(event(id, acceptedAt));
  }

  private static StoredEvent event(String id, Instant acceptedAt) {
    return new StoredEvent(
        new EventSummary(id, "order.created", NOW, acceptedAt, "tenant", "org", "user", "member"),
        2);
  }

  /** Between them others have their turns. */
  @Test
  void looksAtOneEventAStep() {
    commit("e1", NOW.minusSeconds(3));
    commit("e2", NOW.minusSeconds(2));
    var looked = selection.next(FILTER, SUBSCRIBER, ReplayTarget.start(FILTER.from()), 8);
    assertThat(looked.next()).isEmpty();
    assertThat(looked.next()).isEmpty();
    assertThat(ids(looked.next().orElseThrow())).containsExactly("e1", "e2");
    var counted = selection.count("tenant", FILTER, List.of(SUBSCRIBER, SUBSCRIBER));
    int steps = 1;
    for (; counted.next().isEmpty(); steps++) {
      assertThat(steps).isLessThan(10);
    }
    assertThat(steps).as("one for each event and endpoint at least").isGreaterThan(4);
    assertThat(selection.count("tenant", FILTER, List.of(SUBSCRIBER, SUBSCRIBER)).all())
        .isEqualTo(new ReplayResponse.Count(4, true));
  }

  /** It said that there was nothing, after it had waited for its turn. */
  @Test
  void timeToCountBeginsWithTheFirstStep() {
    commit("e1", NOW.minusSeconds(3));
    commit("e2", NOW.minusSeconds(2));
    var waited = selection.count("tenant", FILTER, List.of(SUBSCRIBER));
    var cutOff = selection.count("tenant", FILTER, List.of(SUBSCRIBER));
    now = NOW.plusSeconds(60);
    assertThat(waited.all()).isEqualTo(new ReplayResponse.Count(2, true));
    assertThat(cutOff.next()).isEmpty();
    now = NOW.plusSeconds(65);
    assertThat(cutOff.next()).contains(new ReplayResponse.Count(0, false));
  }

  @Test
  void whatBodiesSayIsCostly() {
    assertThat(selection.isCostly(FILTER, SUBSCRIBER)).isFalse();
    var withText =
        new ReplayFilter(
            FILTER.from(),
            NOW,
            List.of(),
            List.of(),
            Choice.ANY,
            new Narrowing(null, null, "text"));
    assertThat(selection.isCostly(withText, SUBSCRIBER)).isTrue();
  }

  private static List<String> ids(Selection.Found found) {
    return found.taken().stream().map(taken -> taken.event().summary().eventId()).toList();
  }

  @Test
  void goesThroughTheLogAFewAtATime() {
    commit("e1", NOW.minusSeconds(3));
    commit("e2", NOW.minusSeconds(2));
    commit("e3", NOW);
    var first = next(ReplayTarget.start(FILTER.from()), 1);
    assertThat(ids(first)).containsExactly("e1");
    assertThat(first.atEnd()).isFalse();
    var second = next(first.position(), 8);
    assertThat(ids(second)).containsExactly("e2");
    assertThat(second.atEnd()).isTrue();
  }

  @Test
  void whatIsBeingCommittedIsWaitedFor() {
    settled = NOW.minusSeconds(2);
    commit("e1", NOW.minusSeconds(3));
    commit("e3", NOW.minusSeconds(1));
    var first = next(ReplayTarget.start(FILTER.from()), 8);
    assertThat(ids(first)).containsExactly("e1");
    assertThat(first.atEnd()).isFalse();
    assertThat(next(first.position(), 8))
        .isEqualTo(new Selection.Found(List.of(), first.position(), false));
    commit("e2", NOW.minusSeconds(2));
    settled = NOW.plusSeconds(1);
    var last = next(first.position(), 8);
    assertThat(ids(last)).containsExactly("e2", "e3");
    assertThat(last.atEnd()).isTrue();
  }

  /** The first failed twice, and was delivered in the end at another endpoint only. */
  @Test
  void whatFailedIsLookedForWhereThatIsNoted() {
    var twice = event("e1", NOW.minusSeconds(3));
    var sentAgain = event("e2", NOW.minusSeconds(2));
    failed.addAll(List.of(twice, twice, sentAgain));
    commit("e0", NOW.minusSeconds(4));
    latest.add("e1", "ep_1", "dlv_1", "failed");
    latest.add("e1", "ep_2", "dlv_2", "delivered");
    latest.add("e2", "ep_1", "dlv_3", "failed");
    latest.add("e2", "ep_1", "dlv_4", "delivered");
    var filter =
        new ReplayFilter(FILTER.from(), NOW, List.of(), List.of(), Choice.FAILED, Narrowing.NONE);
    assertThat(selection.count("tenant", filter, List.of(SUBSCRIBER)).all())
        .isEqualTo(new ReplayResponse.Count(1, true));
    var found = selection.next(filter, SUBSCRIBER, ReplayTarget.start(filter.from()), 8).all();
    assertThat(ids(found)).containsExactly("e1");
    assertThat(found.atEnd()).isTrue();
  }
}
