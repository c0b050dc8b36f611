package io.synq.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what the deliveries of an endpoint keep their order.
 *
 * @param key gives the key of a body; null where it is the event's type
 */
public record OrderRule(@Nullable Filter key) {
  private static final OrderRule BY_TYPE = new OrderRule(null);

  /** Of an endpoint as it is stored; null if it keeps no order. */
  static @Nullable OrderRule of(Endpoint endpoint, @Nullable OrderRule old) {
    return switch (endpoint.ordering()) {
      case NONE -> null;
      case EVENT_TYPE -> BY_TYPE;
      case KEY -> byKey(Optional.ofNullable(endpoint.orderingKey()).orElse(""), old);
    };
  }

  /**
   * Takes over the compiled expression while its text stays the same, and with it what is known of
   * its cost.
   */
  private static OrderRule byKey(String text, @Nullable OrderRule old) {
    Filter known = old == null ? null : old.key;
    return known != null && known.text().equals(text)
        ? new OrderRule(known)
        : new OrderRule(Filter.stored(text));
  }
}
