package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets few callers at a time do costly work, on their own threads and in the order in which they
 * came. Nobody holds more than a few places. When all are taken, whoever is suspected less has the
 * place of the most suspected, who is refused (503).
 */
final class WaitingRoom {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final int atOnce;
  private final int waiting;
  private final int places;
  private final Deque<Place> queue = new ArrayDeque<>();
  private final Map<String, Integer> held = new HashMap<>();
  private int working;

  /**
   * @param atOnce how many work at a time
   * @param waiting how many may wait, each on a thread of the server
   * @param places how many of these, working or waiting, one holder may have
   */
  WaitingRoom(int atOnce, int waiting, int places) {
    this.atOnce = atOnce;
    this.waiting = waiting;
    this.places = places;
  }

  private record Place(String holder, int suspicion, CompletableFuture<Boolean> turn) {}

  /**
   * Does the work when it is its turn; 503 if too many wait.
   *
   * @param holder on whose behalf
   * @param suspicion who has more of it gives way
   */
  <T> T take(String holder, int suspicion, Supplier<T> work) {
    Place place = enter(holder, suspicion);
    try {
      if (!place.turn.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException | TimeoutException e) {
      throw busy();
    } finally {
      leave(place);
    }
  }

  private synchronized Place enter(String holder, int suspicion) {
    if (held.getOrDefault(holder, 0) >= places) {
      throw busy();
    }
    Place place = new Place(holder, suspicion, new CompletableFuture<>());
    if (working < atOnce) {
      working++;
      place.turn.complete(true);
    } else {
      makeRoom(suspicion);
      queue.add(place);
    }
    held.merge(holder, 1, Integer::sum);
    return place;
  }

  private void makeRoom(int suspicion) {
    if (queue.size() < waiting) {
      return;
    }
    Place worst = Collections.max(queue, Comparator.comparingInt(Place::suspicion));
    if (worst.suspicion <= suspicion) {
      throw busy();
    }
    queue.remove(worst);
    worst.turn.complete(false);
  }

  private synchronized void leave(Place place) {
    held.computeIfPresent(place.holder, (holder, count) -> count > 1 ? count - 1 : null);
    boolean worked = place.turn.getNow(false);
    if (!worked) {
      queue.remove(place);
    } else if (queue.isEmpty()) {
      working--;
    } else {
      queue.remove().turn.complete(true);
    }
  }

  private static ProblemException busy() {
    return Problem.of(ProblemType.UNAVAILABLE, "Too many passwords are being checked.").exception();
  }
}
