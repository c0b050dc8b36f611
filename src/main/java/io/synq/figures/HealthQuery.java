package io.synq.figures;

import io.synq.endpoint.EndpointName;
import io.synq.platform.Parameters;
import io.synq.platform.Word;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which endpoints are listed with how they do, and in what order. */
public class HealthQuery {
  private static final int LONGEST = 128;

  @QueryParam("q")
  @Nullable String q;

  @QueryParam("health")
  @Nullable String health;

  @QueryParam("sort")
  @Nullable String sort;

  public HealthQuery() {}

  /** For callers within the server; null is any, and the worst first. */
  public HealthQuery(@Nullable String q, @Nullable String health, @Nullable String sort) {
    this.q = q;
    this.health = health;
    this.sort = sort;
  }

  /** What is asked for. */
  record Wanted(Optional<String> part, Optional<Health> health, HealthOrder order) {
    /** Whether endpoints' names have to be known. */
    boolean byName() {
      return part.isPresent() || order == HealthOrder.NAME;
    }

    boolean fits(Symptoms symptoms, @Nullable EndpointName name) {
      return health.filter(wanted -> wanted != symptoms.health()).isEmpty()
          && part.filter(text -> name == null || !name.contains(text)).isEmpty();
    }
  }

  /** 422 if it cannot be meant. */
  Wanted read() {
    return new Wanted(
        Parameters.text("q", q, LONGEST),
        Optional.ofNullable(health).map(HealthQuery::health),
        order(sort == null ? HealthOrder.HEALTH.text() : sort));
  }

  private static Health health(String text) {
    return Word.of(Health.class, text)
        .orElseThrow(
            () ->
                Parameters.refusal(
                    "health", "must be failing, held, degraded, disabled or healthy"));
  }

  private static HealthOrder order(String text) {
    return Word.of(HealthOrder.class, text)
        .orElseThrow(() -> Parameters.refusal("sort", "must be health, name or newest"));
  }
}
