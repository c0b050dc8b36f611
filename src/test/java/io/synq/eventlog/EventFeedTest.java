package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.MemoryDatabase;
import io.synq.event.EventScan;
import io.synq.event.EventSettings;
import io.synq.event.PurgedEvents;
import io.synq.event.Settlement;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import io.synq.platform.GivenSettings;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads on misses nothing of what was deleted without being told. */
class EventFeedTest {
  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
  private static final Instant FIRST = NOW.minus(Duration.ofDays(3));
  private static final Instant SECOND = NOW.minus(Duration.ofDays(2));
  private static final Instant THIRD = NOW.minus(Duration.ofDays(1));
  private static final FeedPosition START = FeedPosition.before(Instant.EPOCH);

  private final MemoryDatabase database = new MemoryDatabase();
  private final PurgedEvents purged = new PurgedEvents(database);
  private Runnable meanwhile = () -> {};
  private final EventFeed feed =
      new EventFeed(
          new Scan(),
          purged,
          null,
          new DeliveryCounts(database),
          new Settled(),
          new EventSettings(GivenSettings.of()),
          () -> NOW);

  /** After it has read, something happens. */
  private final class Scan extends EventScan {
    Scan() {
      super(EventFeedTest.this.database);
    }

    @Override
    public List<StoredEvent> after(String tenantId, Cursor position, Instant before, int most) {
      List<StoredEvent> events = super.after(tenantId, position, before, most);
      meanwhile.run();
      return events;
    }
  }

  private static final class Settled extends Settlement {
    Settled() {
      super(null, null);
    }

    @Override
    public Instant settled() {
      return NOW;
    }
  }

  @BeforeEach
  void add() {
    add("a", FIRST);
    add("b", SECOND);
    add("c", THIRD);
  }

  private void add(String id, Instant accepted) {
    database.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values ('t', ?, 'a.b', ?, ?, 'o', 'u', 'r', ?)",
        id,
        accepted,
        accepted,
        new byte[2]);
  }

  private void deleteUpTo(String id, Instant accepted) {
    database.change("delete from event where accepted_at <= ?", accepted);
    database.run(
        connection -> {
          purged.upTo(connection, "t", new Cursor(accepted, id));
          return id;
        });
  }

  private static FeedPosition after(String id, Instant accepted) {
    return new FeedPosition(new Cursor(accepted, id));
  }

  private List<String> read(FeedPosition after, Function<String, @Nullable String> parameters) {
    EventCriteria criteria = new EventFilter(parameters).criteria();
    return feed.page("t", criteria, after, 10).data().stream().map(ListedEvent::eventId).toList();
  }

  private List<String> read(FeedPosition after) {
    return read(after, name -> null);
  }

  private int streamed(FeedPosition after) {
    return feed.part("t", after, NOW, type -> true, 100).entries().size();
  }

  private void assertExpired(FeedPosition after) {
    for (Runnable reads :
        List.<Runnable>of(() -> read(after), () -> streamed(after), () -> feed.check("t", after))) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(reads::run)
          .satisfies(
              refusal ->
                  assertThat(refusal.problem().type()).isEqualTo(ProblemType.POSITION_EXPIRED));
    }
  }

  @Test
  void positionExpiresWithTheEventThatComesAfterIt() {
    deleteUpTo("a", FIRST);
    assertThat(read(after("a", FIRST))).containsExactly("b", "c");
    assertThat(streamed(after("a", FIRST))).isEqualTo(2);
    assertExpired(FeedPosition.before(FIRST));
    deleteUpTo("b", SECOND);
    assertExpired(after("a", FIRST));
    assertThat(read(after("b", SECOND))).containsExactly("c");
  }

  /** However long ago that was: there is nothing that could have been missed. */
  @Test
  void whoReadAllGoesOn() {
    FeedPosition end = new FeedPosition(new Cursor(THIRD, "c"));
    deleteUpTo("c", THIRD);
    assertThat(read(end)).isEmpty();
    assertThat(streamed(end)).isZero();
    add("d", NOW.minusSeconds(1));
    assertThat(read(end)).containsExactly("d");
    assertThat(streamed(end)).isOne();
  }

  @Test
  void startIsTheOldestThatIsKept() {
    deleteUpTo("b", SECOND);
    assertThat(read(START)).containsExactly("c");
    assertThat(streamed(START)).isOne();
    feed.check("t", START);
  }

  @Test
  void anotherTenantsPositionIsItsOwn() {
    deleteUpTo("c", THIRD);
    feed.check("another", FeedPosition.before(FIRST));
  }

  @Test
  void whatIsNotAskedForIsNotMissed() {
    deleteUpTo("b", SECOND);
    assertThat(read(after("a", FIRST), Map.of("from", THIRD.toString())::get)).containsExactly("c");
    assertThat(read(START, Map.of("from", FIRST.toString())::get)).containsExactly("c");
  }

  /** It was read before, and something else may have been after. */
  @Test
  void whatIsDeletedWhileItIsReadIsNotMissedUnseen() {
    meanwhile = () -> deleteUpTo("b", SECOND);
    assertExpired(after("a", FIRST));
  }
}
