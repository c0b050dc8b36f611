package io.synq.stream;

import io.synq.access.Admission;
import io.synq.access.Credentials;
import io.synq.access.Scope;
import io.synq.endpoint.Filters;
import io.synq.event.Settlement;
import io.synq.eventlog.EventFeed;
import io.synq.eventlog.FeedPart;
import io.synq.eventlog.FeedPosition;
import io.synq.http.CleanThread;
import io.synq.http.StreamWire;
import io.synq.platform.CpuTime;
import io.synq.platform.Drain;
import io.synq.platform.FairWork;
import io.synq.platform.Monotonic;
import io.synq.platform.Outage;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Shares;
import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of this node. Once a second, while there are any, it finds out how far the log is
 * settled, and gives each stream a turn. A stream that is behind has its next turn as soon as its
 * last piece is written. Tenants take turns with each other, and share the threads that write.
 */
@ApplicationScoped
public class EventStreams implements StreamTurn.Room {
  private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** How many threads write, each a piece: a reader that takes nothing holds one up for a while. */
  private static final int WRITERS = 16;

  /** A write that fails after so long was to a reader who did not read. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  /** How much of a processor's time the streams of one tenant may have, in percent. */
  private static final int SHARE = 50;

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Shares<String> writers = new Shares<>(WRITERS);
  private final Shares<String> places;
  private final Settlement settlement;
  private final Filters filters;
  private final Credentials credentials;
  private final Drain drain;
  private final Workers workers;
  private final InstantSource clock;
  private final Parts parts;
  private final FairWork turns;
  private final Rechecks rechecks;
  private final CleanThread clean;
  private boolean running;

  @Inject
  EventStreams(
      StreamSettings settings,
      EventFeed feed,
      Settlement settlement,
      Filters filters,
      Credentials credentials,
      Drain drain,
      Workers workers,
      CleanThread clean,
      InstantSource clock) {
    this.settlement = settlement;
    this.filters = filters;
    this.credentials = credentials;
    this.drain = drain;
    this.workers = workers;
    this.clean = clean;
    this.clock = clock;
    parts = new Parts(feed);
    places = new Shares<>(settings.most);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    turns =
        new FairWork(
            workers,
            workers::after,
            Monotonic.instants(),
            CpuTime::ofThisThread,
            new FairWork.Limits(threads, 2 * settings.most, SHARE));
    rechecks = new Rechecks(workers, settings.most, this::mayRead, this::dismiss);
  }

  /** Where a stream begins that names no position: at what comes from now on. */
  FeedPosition now() {
    return FeedPosition.before(settlement.settled());
  }

  /**
   * Begins a stream on a request that is suspended; 429 if this node, or this tenant, has too many,
   * 503 if the node goes.
   */
  void open(AsyncContext context, Admission reader, Wanted wanted, FeedPosition position) {
    if (drain.begun()) {
      throw Problem.of(ProblemType.UNAVAILABLE, "This node is stopping; ask again.").exception();
    }
    String tenantId = reader.caller().tenantId();
    if (!places.take(tenantId, 1)) {
      throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many streams are open; close some.")
          .exception();
    }
    StreamWire wire = new StreamWire(context, clean, () -> places.give(tenantId, 1));
    EventStream stream = new EventStream(reader, wanted, position, wire, clock.instant());
    streams.add(stream);
    ask(stream);
    synchronized (this) {
      if (!running) {
        running = true;
        workers.after(PERIOD, this::look);
      }
    }
  }

  private void look() {
    try {
      streams.removeIf(stream -> stream.wire().isOver());
      parts.settle(settlement.settled());
      streams.forEach(this::look);
    } catch (RuntimeException e) {
      tell(e);
    } finally {
      again();
    }
  }

  private void look(EventStream stream) {
    if (drain.begun()) {
      stream.wire().end();
      return;
    }
    if (stream.checks(clock.instant())) {
      rechecks.ask(stream.reader());
    }
    ask(stream);
  }

  private boolean mayRead(Admission reader) {
    try {
      return credentials.hold(reader, Scope.EVENTS_READ);
    } catch (RuntimeException e) {
      tell(e);
      return true;
    }
  }

  private void dismiss(Admission reader) {
    streams.stream()
        .filter(stream -> stream.reader().equals(reader) && !stream.wire().isOver())
        .forEach(stream -> end(stream, "credentials"));
  }

  private static void end(EventStream stream, String reason) {
    LOG.log(
        System.Logger.Level.INFO, "stream.ended tenant=" + stream.tenantId() + " reason=" + reason);
    stream.wire().end();
  }

  /** Nothing new is told while the database is away; readers hear of it by what comes after. */
  private static void tell(RuntimeException e) {
    Optional<String> outage = Outage.in(e);
    LOG.log(
        outage.isPresent() ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
        "stream.failed",
        e);
  }

  private synchronized void again() {
    running = !streams.isEmpty();
    if (running) {
      workers.after(PERIOD, this::look);
    }
  }

  private void ask(EventStream stream) {
    if (!stream.wire().isOver()
        && stream.takesTurn()
        && !turns.submit(stream.tenantId(), new StreamTurn(stream, this))) {
      stream.leavesTurn();
    }
  }

  @Override
  public FeedPart read(EventStream stream) {
    return parts.next(stream.tenantId(), stream.position(), stream.wanted());
  }

  @Override
  public Filters filters() {
    return filters;
  }

  @Override
  public void send(EventStream stream, Blocks blocks, FeedPart part) {
    if (blocks.isEmpty() && !stream.isQuiet(clock.instant())) {
      ended(stream, part);
    } else if (writers.take(stream.tenantId(), 1)) {
      byte[] bytes = blocks.isEmpty() ? Blocks.heartbeat(part.next()).bytes() : blocks.bytes();
      workers.execute(() -> write(stream, bytes, part));
    } else {
      stream.leavesTurn();
    }
  }

  private void write(EventStream stream, byte[] bytes, FeedPart part) {
    Instant begun = clock.instant();
    try {
      if (stream.wire().take()) {
        stream.wire().write(bytes);
        stream.heard(clock.instant());
      }
    } catch (IOException | RuntimeException e) {
      // The reader has left: Liberty says so by either.
      boolean slow = clock.instant().isAfter(begun.plus(SLOW));
      end(stream, slow ? "slow" : "left");
    } finally {
      writers.give(stream.tenantId(), 1);
      stream.wire().give();
      ended(stream, part);
    }
  }

  private void ended(EventStream stream, FeedPart part) {
    stream.moveTo(part.next());
    stream.leavesTurn();
    if (!part.complete()) {
      ask(stream);
    }
  }

  @Override
  public void failed(EventStream stream, RuntimeException reason) {
    if (reason instanceof ProblemException refusal
        && refusal.problem().type() == ProblemType.POSITION_EXPIRED) {
      // It was behind for too long, and is told so when it comes back.
      end(stream, "expired");
    } else {
      tell(reason);
    }
    stream.leavesTurn();
  }

  @PreDestroy
  void stop() {
    streams.forEach(stream -> stream.wire().end());
  }
}
