package io.synq.stream;

import io.synq.access.Admission;
import io.synq.eventlog.FeedPosition;
import io.synq.http.StreamWire;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open stream: who reads, what, and how far it has come. */
final class EventStream {
  /**
   * How long a reader hears nothing at most: by a heartbeat each end knows that there is another.
   */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** How long a reader whose credentials are no longer good goes on, if that is known at once. */
  static final Duration RECHECK = Duration.ofSeconds(5);

  private final Admission reader;
  private final Wanted wanted;
  private final StreamWire wire;

  /** Whether a turn is waited for or taken: there is one at a time. */
  private final AtomicBoolean inTurn = new AtomicBoolean();

  private volatile FeedPosition position;
  private volatile Instant heard;
  private volatile boolean greeted;
  private volatile Instant checked;

  EventStream(
      Admission reader, Wanted wanted, FeedPosition position, StreamWire wire, Instant now) {
    this.reader = reader;
    this.wanted = wanted;
    this.position = position;
    this.wire = wire;
    this.heard = now;
    this.checked = now;
  }

  Admission reader() {
    return reader;
  }

  String tenantId() {
    return reader.caller().tenantId();
  }

  Wanted wanted() {
    return wanted;
  }

  StreamWire wire() {
    return wire;
  }

  FeedPosition position() {
    return position;
  }

  /** Whether the reader has heard nothing for long. */
  boolean isQuiet(Instant now) {
    return !now.isBefore(heard.plus(HEARTBEAT));
  }

  /** Whether it is time to ask for the credentials; then they count as asked for. */
  boolean checks(Instant now) {
    boolean due = !now.isBefore(checked.plus(RECHECK));
    if (due) {
      checked = now;
    }
    return due;
  }

  /** Everything up to there that is for the reader is written, or the stream is over. */
  void moveTo(FeedPosition next) {
    position = next;
  }

  /** The reader has heard something. */
  void heard(Instant now) {
    heard = now;
    greeted = true;
  }

  boolean isGreeted() {
    return greeted;
  }

  boolean takesTurn() {
    return inTurn.compareAndSet(false, true);
  }

  void leavesTurn() {
    inTurn.set(false);
  }
}
