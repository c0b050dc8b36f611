package io.synq.stream;

import io.synq.endpoint.Filter;
import io.synq.eventtype.EventTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a stream has.
 *
 * @param patterns names of types, {@code domain.*} or {@code *}
 */
record Wanted(List<String> patterns, @Nullable Filter filter) {
  boolean type(String eventType) {
    return patterns.stream().anyMatch(pattern -> EventTypeName.brings(pattern, eventType));
  }
}
