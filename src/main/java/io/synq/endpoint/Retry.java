package io.synq.endpoint;

import io.synq.platform.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint's deliveries are tried again, where it has a say in it of its own. What is null
 * is left to the server.
 *
 * @param finalStatuses in ascending order, each once
 */
@Schema(
    examples =
        """
        {
          "first_wait_seconds": 30,
          "longest_wait_seconds": 3600,
          "limit_seconds": 86400,
          "final_statuses": [400, 404, 422]
        }
        """)
public record Retry(
    @Schema(
            minimum = "1",
            maximum = "21600",
            description = "Before the first retry; it doubles with each further one. 5 by default.")
        @Nullable Integer firstWaitSeconds,
    @Schema(
            minimum = "1",
            maximum = "86400",
            description = "The longest wait between retries. 21600, six hours, by default.")
        @Nullable Integer longestWaitSeconds,
    @Schema(
            minimum = "1",
            maximum = "259200",
            description =
                "How long after its acceptance a delivery is tried. 259200, 72 hours, by default.")
        @Nullable Integer limitSeconds,
    @Schema(
            minimum = "300",
            maximum = "599",
            maxItems = Retry.MOST_FINAL,
            description = "After an answer with one of these, nothing is tried again.")
        @Nullable List<Integer> finalStatuses) {
  static final int MOST_FINAL = 50;

  public Retry {
    finalStatuses =
        finalStatuses == null ? List.of() : finalStatuses.stream().distinct().sorted().toList();
  }

  /** Whether it leaves all to the server. */
  boolean saysNothing() {
    return firstWaitSeconds == null
        && longestWaitSeconds == null
        && limitSeconds == null
        && finalStatuses.isEmpty();
  }

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    if (firstWaitSeconds != null
        && longestWaitSeconds != null
        && longestWaitSeconds < firstWaitSeconds) {
      wrong.add("/longest_wait_seconds", "must not be less than first_wait_seconds");
    }
    return wrong;
  }

  public Duration firstWait(Duration otherwise) {
    return duration(firstWaitSeconds, otherwise);
  }

  public Duration longestWait(Duration otherwise) {
    return duration(longestWaitSeconds, otherwise);
  }

  /** When nothing more is tried of what was accepted then: not later than without this. */
  public Instant end(Instant accepted, Instant otherwise) {
    if (limitSeconds == null) {
      return otherwise;
    }
    Instant end = accepted.plusSeconds(limitSeconds);
    return end.isBefore(otherwise) ? end : otherwise;
  }

  public boolean isFinal(int status) {
    return finalStatuses.contains(status);
  }

  private static Duration duration(@Nullable Integer seconds, Duration otherwise) {
    return seconds == null ? otherwise : Duration.ofSeconds(seconds);
  }
}
