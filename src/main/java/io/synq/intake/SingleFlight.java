package io.synq.intake;

import io.synq.event.EventKey;
import io.synq.platform.Persisted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has groups of posted events stored, an id by one of them at a time. Two transactions that insert
 * the same ids, each in an order of its own, would wait for each other until the database finds out
 * (ADR 59).
 */
@ApplicationScoped
public class SingleFlight {
  private final Acceptance acceptance;

  /** The ids that are being stored, with the end of the group that does so. */
  private final Map<EventKey, CompletableFuture<Optional<Accepted>>> flying =
      new ConcurrentHashMap<>();

  @Inject
  SingleFlight(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  /** As {@link Acceptance#accept}; an event whose id another group is storing comes again later. */
  List<Accepted> accept(List<Posted> group) {
    CompletableFuture<Optional<Accepted>> end = new CompletableFuture<>();
    List<Posted> own = new ArrayList<>(group.size());
    Map<Posted, Accepted> later = new HashMap<>(0);
    for (Posted one : group) {
      CompletableFuture<Optional<Accepted>> other =
          one.key().map(key -> flying.putIfAbsent(key, end)).orElse(null);
      if (other == null || other == end) {
        own.add(one);
      } else {
        later.put(one, Accepted.Later.after(other));
      }
    }
    try {
      Iterator<Accepted> stored = (own.isEmpty() ? List.<Accepted>of() : store(own)).iterator();
      return group.stream()
          .map(one -> Optional.ofNullable(later.get(one)).orElseGet(stored::next))
          .toList();
    } finally {
      own.forEach(one -> one.key().ifPresent(key -> flying.remove(key, end)));
      end.complete(Optional.empty());
    }
  }

  /** One that is tried alone may meet its twin of another node: once more, it sees it. */
  private List<Accepted> store(List<Posted> group) {
    try {
      return acceptance.accept(group);
    } catch (RuntimeException e) {
      if (group.size() == 1 && Persisted.isTaken(e)) {
        return acceptance.accept(group);
      }
      throw e;
    }
  }
}
