package io.synq.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link Retry} as it is stored; none is there where all columns are null. */
@Embeddable
class RetryColumns {
  @Column(name = "retry_first_wait")
  private @Nullable Integer firstWait;

  @Column(name = "retry_longest_wait")
  private @Nullable Integer longestWait;

  @Column(name = "retry_limit")
  private @Nullable Integer limit;

  @Column(name = "final_statuses")
  private @Nullable String finalStatuses;

  protected RetryColumns() {}

  private RetryColumns(Retry retry) {
    firstWait = retry.firstWaitSeconds();
    longestWait = retry.longestWaitSeconds();
    limit = retry.limitSeconds();
    String statuses =
        retry.finalStatuses().stream().map(String::valueOf).collect(Collectors.joining(" "));
    finalStatuses = statuses.isEmpty() ? null : statuses;
  }

  static @Nullable RetryColumns of(@Nullable Retry retry) {
    return retry == null ? null : new RetryColumns(retry);
  }

  Retry retry() {
    List<Integer> statuses =
        finalStatuses == null
            ? List.of()
            : Arrays.stream(finalStatuses.split(" ")).map(Integer::valueOf).toList();
    return new Retry(firstWait, longestWait, limit, statuses);
  }
}
