package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Members;
import io.synq.console.text.TypedDuration;
import io.synq.endpoint.Retry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a form for an endpoint's own schedule. */
public class RetryFields {
  private String firstWait = "";
  private String longestWait = "";
  private String limit = "";
  private String finalStatuses = "";

  void take(@Nullable Retry retry) {
    if (retry != null) {
      firstWait = TypedDuration.text(retry.firstWaitSeconds());
      longestWait = TypedDuration.text(retry.longestWaitSeconds());
      limit = TypedDuration.text(retry.limitSeconds());
      finalStatuses =
          Stream.ofNullable(retry.finalStatuses())
              .flatMap(List::stream)
              .map(String::valueOf)
              .collect(Collectors.joining(" "));
    }
  }

  Members members() {
    List<String> statuses =
        Arrays.stream(finalStatuses.split("[\\s,]+")).filter(one -> !one.isEmpty()).toList();
    return new Members()
        .number("first_wait_seconds", TypedDuration.seconds(firstWait))
        .number("longest_wait_seconds", TypedDuration.seconds(longestWait))
        .number("limit_seconds", TypedDuration.seconds(limit))
        .numbers("final_statuses", statuses);
  }

  Stream<FieldDifference> differences(RetryFields now) {
    return Stream.of(
        new FieldDifference("First wait", now.firstWait, firstWait),
        new FieldDifference("Longest wait", now.longestWait, longestWait),
        new FieldDifference("Given up after", now.limit, limit),
        new FieldDifference("Final statuses", now.finalStatuses, finalStatuses));
  }

  public String getFirstWait() {
    return firstWait;
  }

  public void setFirstWait(String firstWait) {
    this.firstWait = firstWait;
  }

  public String getLongestWait() {
    return longestWait;
  }

  public void setLongestWait(String longestWait) {
    this.longestWait = longestWait;
  }

  public String getLimit() {
    return limit;
  }

  public void setLimit(String limit) {
    this.limit = limit;
  }

  public String getFinalStatuses() {
    return finalStatuses;
  }

  public void setFinalStatuses(String finalStatuses) {
    this.finalStatuses = finalStatuses;
  }
}
