package io.synq.trial;

import io.synq.endpoint.Filter;
import io.synq.endpoint.FilterDocument;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/** Tries a filter on a body: what it says, and what the expression gives. */
@ApplicationScoped
public class FilterTrial {
  private final Filters filters;

  @Inject
  FilterTrial(Filters filters) {
    this.filters = filters;
  }

  /** {@code {"matches", "result"?, "error"?}}. */
  String json(String tenantId, String filter, byte[] body) {
    Verdict verdict = verdict(tenantId, Filter.compile(filter), body);
    JsonObjectBuilder json = Json.createObjectBuilder().add("matches", verdict.delivers());
    if (verdict.error() != null) {
      json.add("error", verdict.error());
    }
    result(verdict).ifPresent(result -> json.add("result", result));
    return json.build().toString();
  }

  private Verdict verdict(String tenantId, Filter filter, byte[] body) {
    try {
      // Not in the tenant's own name: what is only tried must not have its other filters rest.
      return filters.verdict(
          "trial:" + tenantId, filter, FilterDocument.parse(body), filters.deadline());
    } catch (IllegalArgumentException e) {
      return new Verdict.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<JsonValue> result(Verdict verdict) {
    return verdict instanceof Verdict.Evaluated evaluated
        ? evaluated.json().map(FilterTrial::value)
        : Optional.empty();
  }

  private static JsonValue value(String array) {
    try (JsonReader reader = Json.createReader(new StringReader(array))) {
      return reader.readArray().get(0);
    }
  }
}
