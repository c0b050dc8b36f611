package io.synq.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares a limited resource of this node (threads, bytes) between holders, such as tenants or
 * addresses: each may have as much as is left for the others. One alone gets half, so that the next
 * finds room at once, and nothing is kept back for those that want nothing.
 */
public final class Shares<K> {
  private final long most;
  private final Map<K, Long> used = new HashMap<>();
  private long total;

  public Shares(long most) {
    this.most = most;
  }

  /** Whether this one may take so much. What is more than half of all goes alone. */
  public synchronized boolean hasRoom(K holder, long amount) {
    return hasRoom(holder, amount, 0);
  }

  /** Takes it, if there is room. */
  public synchronized boolean take(K holder, long amount) {
    return take(holder, amount, 0);
  }

  /**
   * The same for one part of a holder, which leaves as much to the holder's other parts.
   *
   * @param own what the part has then
   */
  public synchronized boolean take(K holder, long amount, long own) {
    boolean room = hasRoom(holder, amount, own);
    if (room) {
      used.merge(holder, amount, Long::sum);
      total += amount;
    }
    return room;
  }

  private boolean hasRoom(K holder, long amount, long own) {
    long left = most - total - amount;
    long all = used.getOrDefault(holder, 0L) + amount;
    return total == 0 || own <= left - all;
  }

  public synchronized void give(K holder, long amount) {
    used.computeIfPresent(holder, (key, all) -> all == amount ? null : all - amount);
    total -= amount;
  }
}
