package io.synq.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts recent failures by key: by a name, say, or an address. In an hour as many are forgotten as
 * are allowed in one. With too many keys, the one that failed longest ago is forgotten. What failed
 * before the clock was set back counts as of now, and slows nobody. Used under its owner's lock.
 */
final class RecentFailures<K> {
  /** How long the next attempt waits when more has failed than is allowed. */
  static final Duration SLOWED = Duration.ofSeconds(10);

  static final int MOST = 50_000;
  private static final double HOUR_MS = Duration.ofHours(1).toMillis();

  private final int allowed;
  private final Map<K, Level> levels = new Newest<>(MOST);

  private record Level(double failures, Instant last) {}

  /**
   * @param allowed how many may fail within an hour
   */
  RecentFailures(int allowed) {
    this.allowed = allowed;
  }

  /** Counts one. What is allowed is the most there can be, so that all is forgotten in an hour. */
  void add(K key, Instant now) {
    double failures = Math.min(allowed, level(key, now) + 1);
    levels.remove(key);
    levels.put(key, new Level(failures, now));
  }

  /** Rounded down. */
  int count(K key, Instant now) {
    return (int) level(key, now);
  }

  /** Whether as many have failed as are allowed. */
  boolean many(K key, Instant now) {
    return level(key, now) > allowed - 1;
  }

  /** Until when this waits; empty if it does not. */
  Optional<Instant> slowedUntil(K key, Instant now) {
    return Optional.ofNullable(levels.get(key))
        .filter(level -> many(key, now) && !level.last.isAfter(now))
        .map(level -> level.last.plus(SLOWED))
        .filter(end -> end.isAfter(now));
  }

  void forget(K key) {
    levels.remove(key);
  }

  private double level(K key, Instant now) {
    Level level = levels.get(key);
    if (level == null) {
      return 0;
    }
    long since = Math.max(0, Duration.between(level.last, now).toMillis());
    return Math.max(0, level.failures - since / HOUR_MS * allowed);
  }
}
