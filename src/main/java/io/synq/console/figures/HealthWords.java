package io.synq.console.figures;

import io.synq.console.text.Words;
import io.synq.endpoint.EndpointResponse;
import io.synq.figures.HealthReport;
import org.jspecify.annotations.Nullable;

/** How an endpoint does in words, and what to do about it. */
public record HealthWords(HealthReport.Row row) {

  /** How many there are, however they do. */
  public static int count(HealthReport.Counts counts) {
    return counts.failing()
        + counts.held()
        + counts.degraded()
        + counts.disabled()
        + counts.healthy();
  }

  public EndpointResponse endpoint() {
    return row.endpoint();
  }

  public boolean isWell() {
    return row.health().equals("healthy");
  }

  /** In a word or two. */
  public String brief() {
    return switch (row.health()) {
      case "disabled" -> disabled();
      case "held" -> disabled() + " · held";
      default -> row.health();
    };
  }

  private String disabled() {
    String reason = String.valueOf(row.endpoint().disabledReason());
    return reason.equals("manual") ? "disabled" : "disabled: " + reason;
  }

  /** What is wrong, in a sentence; {@link HealthReport.Row#failingSince} may follow it. */
  public @Nullable String trouble() {
    return switch (row.health()) {
      case "failing" ->
          "Nothing gets through: " + Words.number(row.failures()) + " attempts in a row failed.";
      case "held", "disabled" -> why();
      case "degraded" -> lossy();
      default -> null;
    };
  }

  private String why() {
    return switch (String.valueOf(row.endpoint().disabledReason())) {
      case "gone" -> "Disabled: it answered 410, that it is gone for good.";
      case "failing" -> "Disabled: it has not answered 2xx for days.";
      default -> "Disabled by hand.";
    };
  }

  private String lossy() {
    if (row.failedDeliveries() == 0) {
      return Words.number(row.failedAttempts())
          + " of "
          + Words.number(row.attempts())
          + " attempts failed in this hour and the one before.";
    }
    return Words.number(row.failedDeliveries())
        + (row.failedDeliveries() == 1 ? " delivery" : " deliveries")
        + " failed for good in this hour and the 24 before.";
  }

  public @Nullable String advice() {
    return switch (row.health()) {
      case "failing" ->
          "Deliveries are retried by themselves, for up to 72 hours; look at what it answers.";
      case "held" ->
          "Deliveries wait for it, for up to 72 hours. Repair the receiver, then enable the endpoint.";
      case "disabled" -> "Nothing waits for it. Repair the receiver and enable it, or delete it.";
      case "degraded" ->
          row.failedDeliveries() > 0
              ? "Once the receiver works, recover them from the endpoint's page."
              : "They are retried by themselves; look at what it answers.";
      default -> null;
    };
  }
}
