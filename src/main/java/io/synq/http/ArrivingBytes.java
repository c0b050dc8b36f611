package io.synq.http;

import io.synq.platform.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory for bodies that are not whole yet. A network that has as much of it as is left gets no
 * more: none ever has more than half.
 */
@ApplicationScoped
class ArrivingBytes {
  private final Map<Network, Long> held = new HashMap<>();
  private long free;

  @Inject
  ArrivingBytes(HttpSettings settings) {
    this(settings.arrivingBytes);
  }

  ArrivingBytes(long most) {
    free = most;
  }

  protected ArrivingBytes() {}

  /** Whether there is room for so many bytes more. */
  synchronized boolean take(Network network, long bytes) {
    long all = held.getOrDefault(network, 0L) + bytes;
    if (all > free - bytes) {
      return false;
    }
    free -= bytes;
    held.put(network, all);
    return true;
  }

  synchronized void give(Network network, long bytes) {
    free += bytes;
    held.computeIfPresent(network, (key, all) -> all == bytes ? null : all - bytes);
  }
}
