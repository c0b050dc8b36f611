package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Members;
import io.synq.console.text.TypedDuration;
import io.synq.endpoint.EndpointResponse;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in the fields of a form for the order that an endpoint keeps. */
public class OrderingFields {
  private String by = "none";
  private String key = "";
  private String limit = "";

  void take(EndpointResponse endpoint) {
    by = endpoint.ordering();
    key = Optional.ofNullable(endpoint.orderingKey()).orElse("");
    limit = TypedDuration.text(endpoint.orderingLimitSeconds());
  }

  void addTo(Members members) {
    members
        .required("ordering", by)
        .text("ordering_key", key)
        .number("ordering_limit_seconds", TypedDuration.seconds(limit));
  }

  Stream<FieldDifference> differences(OrderingFields now) {
    return Stream.of(
        new FieldDifference("Order", now.by, by),
        new FieldDifference("Key", now.key, key),
        new FieldDifference("Longest block", now.limit, limit));
  }

  public String getBy() {
    return by;
  }

  public void setBy(String by) {
    this.by = by;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  public String getLimit() {
    return limit;
  }

  public void setLimit(String limit) {
    this.limit = limit;
  }
}
