package io.synq.stream;

import io.synq.endpoint.Filter;
import io.synq.eventtype.EventTypeName;
import io.synq.platform.Names;
import io.synq.platform.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events a stream is to have, as endpoints say it. */
public class StreamQuery {
  private static final int MOST_TYPES = 60;

  @QueryParam("event_types")
  @Nullable String eventTypes;

  @QueryParam("filter")
  @Nullable String filter;

  @QueryParam("after")
  @Nullable String after;

  public StreamQuery() {}

  /** What the parameters say; 422 if one of them cannot be meant. */
  Wanted wanted() {
    return new Wanted(types(), filter());
  }

  Optional<String> after() {
    return Optional.ofNullable(after);
  }

  private List<String> types() {
    if (eventTypes == null) {
      return List.of(EventTypeName.ALL);
    }
    List<String> types = List.of(eventTypes.split(",", -1));
    if (types.size() > MOST_TYPES || !types.stream().allMatch(EventTypeName::isPattern)) {
      throw Parameters.refusal(
          "event_types",
          "must be 1 to " + MOST_TYPES + " event types, domain.* or *, with commas between");
    }
    return types.stream().distinct().toList();
  }

  private @Nullable Filter filter() {
    if (filter == null) {
      return null;
    }
    if (Names.lines(filter, Filter.MAX_LENGTH).isEmpty()) {
      throw Parameters.refusal(
          "filter", "must be 1 to " + Filter.MAX_LENGTH + " characters without control characters");
    }
    try {
      return Filter.compile(filter);
    } catch (IllegalArgumentException e) {
      throw Parameters.refusal("filter", String.valueOf(e.getMessage()));
    }
  }
}
