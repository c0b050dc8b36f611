package io.synq.console.webhooks;

import io.synq.delivery.Figures;
import io.synq.endpoint.EndpointResponse;
import java.util.List;

/** An endpoint in a list, and how it did in the last 24 hours. */
public record EndpointRow(EndpointResponse endpoint, Figures day) {
  private static final int SHOWN_TYPES = 3;

  /** The first of the types that it wants. */
  public List<String> firstTypes() {
    return endpoint.eventTypes().stream().limit(SHOWN_TYPES).toList();
  }

  /** How many more it wants. */
  public int moreTypes() {
    return Math.max(0, endpoint.eventTypes().size() - SHOWN_TYPES);
  }

  /** Why it is disabled, in a word; the state otherwise. */
  public String stateText() {
    return DisabledWords.brief(endpoint);
  }
}
