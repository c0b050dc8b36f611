package io.synq.search;

import io.synq.platform.Monotonic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers since when the newest rows of logs had come at the last look, so that a database that
 * sorts what it reads newest first need not sort a whole log at the next.
 */
public final class LastLooks {
  private static final int MOST_LOGS = 1_000;

  /** What was known longer ago is searched for anew: many may have come since. */
  private static final Duration KNOWN = Duration.ofSeconds(30);

  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public LastLooks() {
    this(Monotonic.instants());
  }

  LastLooks(InstantSource clock) {
    this.clock = clock;
  }

  private record Look(Instant since, Instant at) {}

  /**
   * A log's newest rows.
   *
   * @param version what tells them from others
   * @param since when the oldest of them came; the epoch if the log has no more
   */
  public record Seen(String version, Instant since) {}

  /**
   * What tells a log's newest rows from others.
   *
   * @param log its name
   * @param search finds since when they came, from nothing
   * @param look reads those that came since then
   */
  public String version(String log, Supplier<Instant> search, Function<Instant, Seen> look) {
    if (looks.size() > MOST_LOGS) {
      looks.clear();
    }
    Instant now = clock.instant();
    Look last = looks.get(log);
    Instant known = last != null && last.at.plus(KNOWN).isAfter(now) ? last.since : search.get();
    Seen seen = look.apply(known);
    if (seen.since.equals(Instant.EPOCH) && !known.equals(Instant.EPOCH)) {
      // Some of them were purged.
      seen = look.apply(search.get());
    }
    looks.put(log, new Look(seen.since, now));
    return seen.version;
  }
}
