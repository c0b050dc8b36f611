package io.synq.stream;

import io.synq.eventlog.EventFeed;
import io.synq.eventlog.FeedPart;
import io.synq.eventlog.FeedPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the logs for all streams: those that have come as far and want the same types share what is
 * read.
 */
final class Parts {
  /** What one reader is sent at once; a larger event goes alone. */
  private static final long MOST_BYTES = 64 * 1024;

  private static final int MOST_SHARED = 64;

  private final EventFeed feed;
  private final Map<Key, FeedPart> shared = new ConcurrentHashMap<>();
  private volatile Instant settled = Instant.EPOCH;

  private record Key(String tenantId, FeedPosition after, Instant settled, List<String> patterns) {}

  Parts(EventFeed feed) {
    this.feed = feed;
  }

  /** From now on the logs can be read up to there. */
  void settle(Instant time) {
    shared.clear();
    settled = time;
  }

  FeedPart next(String tenantId, FeedPosition after, Wanted wanted) {
    Key key = new Key(tenantId, after, settled, wanted.patterns());
    FeedPart known = shared.get(key);
    if (known == null) {
      known = feed.part(tenantId, after, key.settled(), wanted::type, MOST_BYTES);
      // Beyond that many positions, readers are behind and alone: what they read is not shared.
      if (shared.size() < MOST_SHARED) {
        shared.put(key, known);
      }
    }
    return known;
  }
}
