package io.synq.console.overview;

import io.synq.delivery.Figures;
import io.synq.endpoint.EndpointResponse;

/** An endpoint, how it did, and what to do about it. */
public record EndpointHealth(EndpointResponse endpoint, Figures figures) {
  private static final int MANY = 10;

  /** Whether somebody should look at it. */
  public boolean ailing() {
    return disabled()
        || figures.failed() > 0
        || figures.failedAttempts() * MANY > figures.attempts();
  }

  /** Disabled by the server, not by a person. */
  private boolean disabled() {
    return endpoint.disabledReason() != null && !endpoint.disabledReason().equals("manual");
  }

  public String trouble() {
    if (disabled()) {
      return endpoint.disabledReason().equals("gone")
          ? "Disabled: it answered 410, that it is gone for good."
          : "Disabled: it has not answered 2xx for days.";
    }
    return figures.failed() > 0
        ? figures.failed() + " deliveries failed for good."
        : figures.failedAttempts() + " of " + figures.attempts() + " attempts failed.";
  }

  public String advice() {
    if (disabled()) {
      return "Its deliveries are held. Repair the receiver, then enable the endpoint.";
    }
    return figures.failed() > 0
        ? "Once the receiver works, recover them from the endpoint's page."
        : "They are retried by themselves; look at what it answers.";
  }
}
