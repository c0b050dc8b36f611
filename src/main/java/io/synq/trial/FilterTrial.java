package io.synq.trial;

import io.synq.endpoint.Filter;
import io.synq.endpoint.FilterDocument;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Tries a filter on a body: what it says, and what the expression gives. */
@ApplicationScoped
public class FilterTrial {
  private final Filters filters;

  @Inject
  FilterTrial(Filters filters) {
    this.filters = filters;
  }

  FilterTestResult result(String tenantId, String filter, byte[] body) {
    Verdict verdict = verdict(tenantId, Filter.compile(filter), body);
    return new FilterTestResult(verdict.delivers(), verdict.error(), result(verdict));
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

  private static @Nullable JsonValue result(Verdict verdict) {
    return verdict instanceof Verdict.Evaluated evaluated
        ? evaluated.json().map(FilterTrial::value).orElse(null)
        : null;
  }

  private static JsonValue value(String array) {
    try (JsonReader reader = Json.createReader(new StringReader(array))) {
      return reader.readArray().get(0);
    }
  }
}
