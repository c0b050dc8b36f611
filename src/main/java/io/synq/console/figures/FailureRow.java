package io.synq.console.figures;

import io.synq.console.text.Words;
import io.synq.failures.FailureGroup;

/** What fails at an endpoint for one cause, in words. */
public record FailureRow(FailureGroup group) {

  /** Such as {@code 1,204 deliveries}. */
  public String count() {
    return Words.number(group.deliveries())
        + (group.complete() ? "" : "+")
        + (group.deliveries() == 1 && group.complete() ? " delivery" : " deliveries");
  }

  /** The status, or in a few words why there is none. */
  public String cause() {
    if (group.status() != null) {
      return Integer.toString(group.status());
    }
    return switch (String.valueOf(group.kind())) {
      case "timeout" -> "no answer in time";
      case "connection_refused" -> "connection refused";
      case "connection_reset" -> "connection closed";
      case "dns" -> "host name without address";
      case "tls" -> "no trusted TLS";
      case "blocked" -> "address not allowed";
      case "proxy" -> "stopped by the proxy";
      case "token" -> "no access token";
      case "protocol" -> "answer is no HTTP";
      case "transform" -> "transformation failed";
      default -> "cause not kept";
    };
  }

  /** What is to become of them. */
  public String fate() {
    String wait = isHeld() ? "held" : "to be retried";
    if (group.failed() == 0) {
      return wait;
    }
    return group.waiting() == 0
        ? "failed for good"
        : Words.number(group.waiting())
            + " "
            + wait
            + ", "
            + Words.number(group.failed())
            + " failed for good";
  }

  /** Whether it is disabled: nothing is attempted before that has changed. */
  public boolean isHeld() {
    return group.endpointState().equals("disabled");
  }

  /** Where the log begins that shows them. */
  public String state() {
    if (group.waiting() == 0) {
      return "failed";
    }
    return isHeld() ? "held" : "retrying";
  }
}
