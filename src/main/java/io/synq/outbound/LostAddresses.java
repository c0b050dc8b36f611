package io.synq.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers for some minutes which addresses of receivers could not be reached, so that others of
 * the same receiver are tried before them.
 */
final class LostAddresses {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private record Place(Authority receiver, InetAddress address) {}

  private final InstantSource pace;
  private final Map<Place, Instant> lost =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Instant> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param pace a clock that is never set
   */
  LostAddresses(InstantSource pace) {
    this.pace = pace;
  }

  synchronized void add(Authority receiver, InetAddress address) {
    Place place = new Place(receiver, address);
    lost.remove(place);
    lost.put(place, pace.instant());
  }

  /** The first that was not lost lately, or else the one for which that is longest ago. */
  synchronized InetAddress best(Authority receiver, List<InetAddress> addresses) {
    Instant old = pace.instant().minus(KEPT);
    InetAddress best = addresses.get(0);
    Instant longestAgo = Instant.MAX;
    for (InetAddress address : addresses) {
      Instant since = lost.getOrDefault(new Place(receiver, address), Instant.MIN);
      if (since.isBefore(old)) {
        return address;
      }
      if (since.isBefore(longestAgo)) {
        longestAgo = since;
        best = address;
      }
    }
    return best;
  }
}
