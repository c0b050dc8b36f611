package io.synq.console.webhooks;

import io.synq.console.figures.HealthWords;
import io.synq.console.figures.Spark;
import io.synq.endpoint.EndpointResponse;
import io.synq.figures.Figures;
import java.util.List;

/** An endpoint in a list, and how it did in the last 24 hours. */
public record EndpointRow(HealthWords health, Figures day, Spark spark) {
  private static final int SHOWN_TYPES = 3;

  public EndpointResponse endpoint() {
    return health.endpoint();
  }

  /** The first of the types that it wants. */
  public List<String> firstTypes() {
    return endpoint().eventTypes().stream().limit(SHOWN_TYPES).toList();
  }

  /** How many more it wants. */
  public int moreTypes() {
    return Math.max(0, endpoint().eventTypes().size() - SHOWN_TYPES);
  }
}
