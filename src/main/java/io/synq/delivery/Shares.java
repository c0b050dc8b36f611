package io.synq.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * Something of which this node has only so much, shared by tenants: each may have as much as is
 * left for the others. One alone gets half, and whoever comes next finds room at once, without
 * anything kept back for tenants that want nothing.
 */
final class Shares {
  private final long most;
  private final Map<String, Long> used = new HashMap<>();
  private long total;

  Shares(long most) {
    this.most = most;
  }

  /** Whether the tenant may take so much. What is more than half of all goes alone. */
  synchronized boolean hasRoom(String tenantId, long amount) {
    return hasRoom(tenantId, amount, 0);
  }

  /** Takes it, if there is room. */
  synchronized boolean take(String tenantId, long amount) {
    return take(tenantId, amount, 0);
  }

  /**
   * The same for one of a tenant's lanes, which leaves as much to the others of the tenant.
   *
   * @param own what the lane has then
   */
  synchronized boolean take(String tenantId, long amount, long own) {
    boolean room = hasRoom(tenantId, amount, own);
    if (room) {
      used.merge(tenantId, amount, Long::sum);
      total += amount;
    }
    return room;
  }

  private boolean hasRoom(String tenantId, long amount, long own) {
    long left = most - total - amount;
    long tenants = used.getOrDefault(tenantId, 0L) + amount;
    return total == 0 || own <= left - tenants;
  }

  synchronized void give(String tenantId, long amount) {
    used.computeIfPresent(tenantId, (id, all) -> all == amount ? null : all - amount);
    total -= amount;
  }
}
