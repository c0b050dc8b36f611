package io.synq.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The endpoints that have answered 2xx since they last failed at this node. Nearly all do, with
 * each group: the database is told at once of the first time only, and of the others now and then,
 * since another node may have had failures.
 */
final class Recovered {
  /** How many are remembered. The database is merely told again of one that was forgotten. */
  private static final int MOST = 100_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<String> untold = ConcurrentHashMap.newKeySet();

  /** Those that the database is to be told of at once. */
  List<String> succeeded(List<String> endpointIds) {
    if (told.size() > MOST) {
      told.clear();
    }
    List<String> first = new ArrayList<>();
    for (String id : endpointIds) {
      untold.add(id);
      if (told.add(id)) {
        first.add(id);
      }
    }
    return first;
  }

  /** It has failed; whether it had answered before, and the database may not know. */
  boolean failed(String endpointId) {
    told.remove(endpointId);
    return untold.remove(endpointId);
  }

  /** Those that the database was not told of, in order; they are taken for told from now on. */
  List<String> takeUntold() {
    return untold.stream().sorted().filter(untold::remove).toList();
  }

  /** Takes back endpoints that the database could not be told of. */
  void again(List<String> endpointIds) {
    untold.addAll(endpointIds);
  }
}
