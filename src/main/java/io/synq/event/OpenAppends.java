package io.synq.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The transactions of this node that store events and have not ended. From them follows its edge:
 * the time before which it will commit nothing any more. Of moments, those called nanos are {@link
 * io.synq.platform.Monotonic}'s.
 */
final class OpenAppends {
  /** For how long a node that has told its edge may begin to store. */
  static final Duration MEMBER = Duration.ofSeconds(15);

  /** No transaction commits later: the server ends it after two minutes. */
  static final Duration LONGEST = Duration.ofSeconds(130);

  private final Set<Append> open = new HashSet<>();
  private Instant promised = Instant.EPOCH;
  private boolean member;
  private long memberSince;

  /** A transaction. What it stores is accepted then or later. */
  static final class Append {
    private final Instant time;
    private final long since;

    private Append(Instant time, long since) {
      this.time = time;
      this.since = since;
    }

    Instant time() {
      return time;
    }
  }

  /**
   * Begins one whose events are accepted at a time, or later if that was promised; nothing if the
   * node must tell its edge first.
   */
  synchronized Optional<Append> enter(Instant time, long nanos) {
    if (!member || nanos - memberSince > MEMBER.toNanos()) {
      return Optional.empty();
    }
    Append append = new Append(time.isAfter(promised) ? time : promised, nanos);
    open.add(append);
    return Optional.of(append);
  }

  /** It has ended. */
  synchronized void leave(Append append) {
    open.remove(append);
  }

  /**
   * This node's edge, a promise from now on.
   *
   * @param settled before which readers may have been already, whoever told them
   */
  synchronized Instant promise(Instant now, Instant settled, long nanos) {
    open.removeIf(append -> nanos - append.since > LONGEST.toNanos());
    Instant edge =
        open.stream().map(Append::time).min(Instant::compareTo).orElse(latest(now, settled));
    promised = latest(promised, edge);
    return edge;
  }

  /** The edge was told to the others by a transaction that began then. */
  synchronized void told(long nanos) {
    member = true;
    memberSince = nanos;
  }

  /** Whether the others need not wait for this node any more, until it tells its edge again. */
  synchronized boolean leave() {
    if (open.isEmpty()) {
      member = false;
    }
    return !member;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
