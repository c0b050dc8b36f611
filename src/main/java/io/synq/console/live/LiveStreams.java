package io.synq.console.live;

import io.synq.console.session.SignedIn;
import io.synq.http.CleanThread;
import io.synq.http.StreamWire;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Shares;
import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pages that are open on this node and hear of changes. Once a second, while there are any, one
 * task looks at what they show: in the database, so that it does not matter which node wrote it.
 */
@ApplicationScoped
public class LiveStreams {
  static final int MOST = 200;
  static final int MOST_OF_SESSION = 20;

  private static final System.Logger LOG = System.getLogger(LiveStreams.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** The oldest first. */
  private final Set<LiveStream> streams = new LinkedHashSet<>();

  private final Shares<String> places = new Shares<>(MOST);
  private final LiveVersions versions;
  private final SignedIn people;
  private final Workers workers;
  private final CleanThread clean;
  private final InstantSource clock;
  private boolean running;

  @Inject
  LiveStreams(
      LiveVersions versions,
      SignedIn people,
      Workers workers,
      CleanThread clean,
      InstantSource clock) {
    this.versions = versions;
    this.people = people;
    this.workers = workers;
    this.clean = clean;
    this.clock = clock;
  }

  /**
   * One more stream; 429 if this node, the tenant, or who looks has too many: each leaves as much
   * to the others, so that all who have opened one link together do not keep a tenant's people out.
   * A session that has too many loses its oldest: of a page that was closed we learn when we next
   * write to it, and who goes through many pages leaves many behind. If the page is there after
   * all, its browser comes back.
   *
   * @param watch with the version that the page knows
   * @param request suspends the page's, if there is room
   */
  synchronized void add(LiveWatch watch, LiveStream.Viewer viewer, Supplier<AsyncContext> request) {
    streams.removeIf(LiveStream::isOver);
    endFormer(viewer);
    Instant now = clock.instant();
    LiveStream added =
        new LiveStream(watch, viewer, wire(watch.subject().tenantId(), viewer, request), now);
    streams.add(added);
    added.greet(now, workers);
    if (!running) {
      running = true;
      workers.after(PERIOD, this::look);
    }
  }

  /** Ends the stream that this page had before, and the session's oldest if it has too many. */
  private void endFormer(LiveStream.Viewer viewer) {
    streams.stream()
        .filter(one -> one.viewer().equals(viewer) && !viewer.page().isEmpty())
        .forEach(LiveStream::end);
    streams.removeIf(LiveStream::isOver);
    List<LiveStream> own =
        streams.stream().filter(one -> one.viewer().session().equals(viewer.session())).toList();
    if (own.size() >= MOST_OF_SESSION) {
      own.get(0).end();
      streams.remove(own.get(0));
    }
  }

  private StreamWire wire(
      String tenantId, LiveStream.Viewer viewer, Supplier<AsyncContext> request) {
    long own =
        streams.stream()
            .filter(one -> one.subject().tenantId().equals(tenantId))
            .filter(one -> one.viewer().holder().equals(viewer.holder()))
            .count();
    if (!places.take(tenantId, 1, own + 1)) {
      throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many pages are live; close some.")
          .exception();
    }
    try {
      return new StreamWire(request.get(), clean, () -> places.give(tenantId, 1));
    } catch (RuntimeException e) {
      places.give(tenantId, 1);
      throw e;
    }
  }

  private void look() {
    try {
      Map<LiveWatch.Subject, Optional<String>> now = new HashMap<>();
      for (LiveStream stream : open()) {
        look(stream, now);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "live.failed", e);
    } finally {
      again();
    }
  }

  private void look(LiveStream stream, Map<LiveWatch.Subject, Optional<String>> seen) {
    Instant now = clock.instant();
    if (stream.isOld(now)) {
      stream.end();
      return;
    }
    if (stream.isUnchecked(now)) {
      if (!maySee(stream)) {
        stream.dismiss(now, workers);
        return;
      }
      stream.checked(now);
    }
    Optional<String> version = seen.computeIfAbsent(stream.subject(), this::version);
    version.ifPresent(text -> stream.tell(text, now, workers));
    if (stream.isQuiet(now)) {
      stream.beat(now, workers);
    }
  }

  /** Nothing while the database is away, and when the thing is gone. */
  private Optional<String> version(LiveWatch.Subject subject) {
    try {
      return Optional.of(versions.of(subject));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean maySee(LiveStream stream) {
    LiveWatch.Subject subject = stream.subject();
    return people
        .watching(stream.viewer().session())
        .map(SignedIn.Person::caller)
        .flatMap(caller -> caller.within(subject.tenantId()))
        .filter(subject.topic().page()::seenBy)
        .isPresent();
  }

  private synchronized Set<LiveStream> open() {
    streams.removeIf(LiveStream::isOver);
    return Set.copyOf(streams);
  }

  private synchronized void again() {
    running = !streams.isEmpty();
    if (running) {
      workers.after(PERIOD, this::look);
    }
  }

  @PreDestroy
  synchronized void end() {
    streams.forEach(LiveStream::end);
    streams.clear();
  }
}
