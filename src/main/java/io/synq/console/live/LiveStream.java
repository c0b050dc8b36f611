package io.synq.console.live;

import io.synq.access.Caller;
import io.synq.console.session.SessionToken;
import io.synq.http.StreamWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * One open page that hears of changes, by server-sent events (HTML §9.2). What cannot be written at
 * once is not queued: the page hears of the last change only.
 */
final class LiveStream {
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** After it, browsers come back by themselves, with the version that they know. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  private final LiveWatch.Subject subject;
  private final Viewer viewer;
  private final StreamWire wire;
  private final Instant end;
  private volatile String known;
  private volatile Instant heard;
  private volatile Instant checked;

  /**
   * Who looks.
   *
   * @param holder who is in the session, among all kinds of callers
   * @param page what tells the open page from others of the session; empty if it does not say
   */
  record Viewer(SessionToken session, String holder, String page) {
    Viewer(SessionToken session, Caller caller, String page) {
      this(session, caller.kind() + " " + caller.id(), page);
    }
  }

  /**
   * @param watch with the version that the page knows
   */
  LiveStream(LiveWatch watch, Viewer viewer, StreamWire wire, Instant now) {
    this.subject = watch.subject();
    this.known = watch.version();
    this.viewer = viewer;
    this.wire = wire;
    this.heard = now;
    this.checked = now;
    this.end = now.plus(LONGEST);
  }

  LiveWatch.Subject subject() {
    return subject;
  }

  Viewer viewer() {
    return viewer;
  }

  /** Whether it is to be asked again if the viewer may see it, whatever the page has heard. */
  boolean isUnchecked(Instant now) {
    return !now.isBefore(checked.plus(HEARTBEAT));
  }

  /** The viewer may see it. */
  void checked(Instant now) {
    checked = now;
  }

  /** Whether the page must hear something, so that both ends know that the other one is there. */
  boolean isQuiet(Instant now) {
    return !now.isBefore(heard.plus(HEARTBEAT));
  }

  /** Whether it has lasted for long enough. */
  boolean isOld(Instant now) {
    return !now.isBefore(end);
  }

  boolean isOver() {
    return wire.isOver();
  }

  /** Tells the page of a version, unless it knows it. */
  void tell(String version, Instant now, Executor workers) {
    if (!version.equals(known)) {
      write("id: " + version + "\nevent: changed\ndata:\n\n", now, workers, () -> known = version);
    }
  }

  /** Tells the page that it is heard, long before there is news. */
  void greet(Instant now, Executor workers) {
    write("retry: 3000\n\n", now, workers, () -> {});
  }

  void beat(Instant now, Executor workers) {
    write(":\n\n", now, workers, () -> {});
  }

  /** Tells the page that its session is over. */
  void dismiss(Instant now, Executor workers) {
    write("event: ended\ndata:\n\n", now, workers, this::end);
  }

  /** Writes on another thread, since a page that does not read holds up whoever writes to it. */
  private void write(String text, Instant now, Executor workers, Runnable done) {
    if (!wire.take()) {
      return;
    }
    workers.execute(
        () -> {
          try {
            wire.write(text.getBytes(StandardCharsets.UTF_8));
            heard = now;
            done.run();
          } catch (IOException | RuntimeException e) {
            // The page was closed: Liberty says so by either.
            wire.end();
          } finally {
            wire.give();
          }
        });
  }

  /** Lets the connection go. */
  void end() {
    wire.end();
  }
}
