package io.synq.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates filters. One that breaks its bounds again and again rests for a minute, and so do all
 * of a tenant that has many such: what a tenant can spend on filters is bounded.
 */
@ApplicationScoped
public class Filters {
  /** How long the filters of one request may take together. */
  public static final Duration REQUEST = Duration.ofSeconds(2);

  private static final Duration REST = Duration.ofMinutes(1);
  private static final int MOST_BREAKS = 20;
  private static final int MOST_TENANTS = 10_000;

  private final Map<String, Breaker> tenants = new ConcurrentHashMap<>();
  private final InstantSource clock;

  @Inject
  public Filters(InstantSource clock) {
    this.clock = clock;
  }

  /** When the filters of a request that begins now have had their time. */
  public Instant deadline() {
    return clock.instant().plus(REQUEST);
  }

  public Instant now() {
    return clock.instant();
  }

  /** Never throws. */
  public Verdict verdict(
      String tenantId, Filter filter, FilterDocument document, Instant deadline) {
    Instant now = clock.instant();
    Breaker tenant = tenants.get(tenantId);
    if (filter.rests(now) || (tenant != null && tenant.open(now))) {
      return new Verdict.Broken("it rests for a minute: it took too much before");
    }
    if (now.isAfter(deadline)) {
      return new Verdict.Broken("it had no time left: the filters before it took all");
    }
    Verdict verdict = filter.evaluate(document, clock);
    if (verdict instanceof Verdict.Broken) {
      if (tenants.size() >= MOST_TENANTS) {
        tenants.clear();
      }
      tenants.computeIfAbsent(tenantId, id -> new Breaker(MOST_BREAKS, REST)).count(now);
    }
    return verdict;
  }

  /**
   * The value of an expression that has to give the same for a body whenever it is asked, such as
   * the key that orders deliveries. It is asked even while it rests, shares no deadline, and is
   * bounded by its work alone. Never throws.
   */
  public Verdict value(Filter expression, FilterDocument document) {
    return expression.value(document, clock);
  }
}
