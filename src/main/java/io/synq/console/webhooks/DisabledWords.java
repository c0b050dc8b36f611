package io.synq.console.webhooks;

import io.synq.endpoint.EndpointResponse;

/** Why an endpoint is disabled, and what to do about it. */
final class DisabledWords {
  private DisabledWords() {}

  static String reason(EndpointResponse endpoint) {
    return switch (String.valueOf(endpoint.disabledReason())) {
      case "failing" -> "Disabled by the server: for days, every attempt failed.";
      case "gone" ->
          "Disabled by the server: the endpoint answered 410, which means gone for good.";
      default -> "Disabled by hand.";
    };
  }

  static String advice(EndpointResponse endpoint) {
    return switch (String.valueOf(endpoint.disabledReason())) {
      case "failing" ->
          "See below what it answers. Once the receiver works, send a ping, then enable it.";
      case "gone" ->
          "If the receiver is still there, repair it or correct the URL. Then enable it and recover"
              + " what has failed.";
      default -> "Enable it to let deliveries out again.";
    };
  }
}
