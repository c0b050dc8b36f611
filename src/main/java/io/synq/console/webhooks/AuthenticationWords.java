package io.synq.console.webhooks;

import io.synq.endpoint.AuthenticationResponse;
import io.synq.endpoint.EndpointResponse;
import java.time.Duration;
import java.time.Instant;

/** An endpoint's authentication in words. */
final class AuthenticationWords {
  /** A certificate that ends sooner is told of. */
  private static final Duration SOON = Duration.ofDays(30);

  private AuthenticationWords() {}

  static String of(EndpointResponse endpoint) {
    AuthenticationResponse shown = endpoint.authentication();
    if (shown == null) {
      return "by signatures only";
    }
    return switch (shown.type()) {
      case "basic" -> "user name " + shown.username() + " and a password";
      case "client_certificate" -> "a client certificate";
      default -> "access tokens for " + shown.clientId() + " from " + shown.tokenUrl();
    };
  }

  /** What is to be done about its certificate; empty for nothing. */
  static String warning(EndpointResponse endpoint, Instant now) {
    AuthenticationResponse shown = endpoint.authentication();
    if (shown == null || shown.certificate() == null) {
      return "";
    }
    Instant end = shown.certificate().notAfter();
    if (!now.isBefore(end)) {
      return "Its client certificate has expired: receivers that ask for one refuse it.";
    }
    long days = Duration.between(now, end).toDays();
    if (now.plus(SOON).isBefore(end)) {
      return "";
    }
    return "Its client certificate expires "
        + (days == 0 ? "within a day." : "in " + days + (days == 1 ? " day." : " days."));
  }
}
