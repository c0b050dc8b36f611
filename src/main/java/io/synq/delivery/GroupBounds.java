package io.synq.delivery;

import io.synq.endpoint.Filter;
import io.synq.endpoint.Filters;
import io.synq.endpoint.TenantSubscribers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the transaction of a group takes: so many deliveries, and a moment of expressions that were
 * not asked before. What it does not take is stored by another one; the first event is never too
 * much.
 */
final class GroupBounds {
  /** The most deliveries that one tenant's events open in a group. A single event may open more. */
  static final int MOST = 5_000;

  /** The most deliveries that a group opens for all of its tenants together. */
  static final int MOST_IN_ALL = 4 * MOST;

  /** For how long expressions are asked while all others of the group wait. */
  static final Duration MOMENT = Duration.ofMillis(100);

  /**
   * An event that was left out so often is asked about here all the same: its endpoints change too
   * fast.
   */
  static final int MOST_TURNS = 2;

  private final Filters filters;
  private final Set<String> full = new HashSet<>(0);
  private int limit = MOST;
  private @Nullable Instant end;

  GroupBounds(Filters filters) {
    this.filters = filters;
  }

  /**
   * Whether there is room for one more event of the tenant.
   *
   * @param opened how many deliveries there are by now
   */
  boolean hasRoom(String tenantId, int opened) {
    return full.isEmpty() || (opened < MOST_IN_ALL && !full.contains(tenantId));
  }

  /** Notes how many deliveries there are after an event of the tenant. */
  void opened(String tenantId, int opened) {
    if (opened >= limit) {
      full.add(tenantId);
      limit = opened + MOST;
    }
  }

  /** Whether all is known that expressions say of the event. What takes no time is asked here. */
  boolean isAsked(Screened screened, TenantSubscribers known) {
    if (!known.isExpressive()) {
      return true;
    }
    boolean all = screened.turns() >= MOST_TURNS && !isOver();
    Predicate<Filter> may = expression -> all || (expression.isQuick() && !isOver());
    return known.wanting(screened.event().eventType()).stream()
        .allMatch(subscriber -> screened.ask(subscriber, filters, may));
  }

  /** Begins with the first question. */
  private boolean isOver() {
    Instant now = filters.now();
    if (end == null) {
      end = now.plus(MOMENT);
    }
    return !now.isBefore(end);
  }
}
