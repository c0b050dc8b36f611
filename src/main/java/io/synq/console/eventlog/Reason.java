package io.synq.console.eventlog;

import io.synq.console.text.Words;
import io.synq.deliverylog.AttemptResponse;
import io.synq.outbound.Authority;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What came of an attempt, in plain words for whoever has to repair it. */
final class Reason {
  private Reason() {}

  static String of(AttemptResponse attempt) {
    String server = server(attempt.url());
    if (attempt.status() != null) {
      return ofStatus(attempt.status(), server);
    }
    AttemptResponse.Error error = attempt.error();
    return error == null
        ? "Nothing is known of what came back."
        : ofFailure(error, server, host(attempt.url()));
  }

  private static String ofFailure(AttemptResponse.Error error, String server, String host) {
    return switch (error.kind().toLowerCase(Locale.ROOT)) {
      case "timeout" -> "The server at " + server + " did not answer within 10 seconds.";
      case "connection_refused" ->
          "Nothing accepts connections at " + server + ". Is the server running?";
      case "connection_reset" ->
          "The server at " + server + " closed the connection before answering.";
      case "dns" -> "The host name " + host + " has no address. Check how it is spelled.";
      case "tls" -> said(error) + " Nothing is sent without a trusted connection.";
      case "proxy" -> said(error) + " The server's operator can see to that.";
      case "transform" -> said(error) + " Nothing was sent. Change it in the endpoint's settings.";
      case "token" -> said(error) + " The endpoint's authentication needs one.";
      case "blocked" ->
          host + " leads to an address inside of a network, where webhooks may not go.";
      default -> said(error);
    };
  }

  private static String said(AttemptResponse.Error error) {
    return Words.capital(error.text() == null ? error.kind() : error.text()) + ".";
  }

  private static String ofStatus(int status, String server) {
    String answered = "The server at " + server + " answered " + StatusText.of(status);
    if (status >= 200 && status < 300) {
      return answered + ".";
    }
    if (status >= 300 && status < 400) {
      return answered + ". Redirects are not followed: change the endpoint's URL.";
    }
    return answered
        + switch (status) {
          case 401, 403 ->
              ". It wants credentials: check the endpoint's authentication and headers.";
          case 404, 405 -> ". It takes no webhooks at this path: check the endpoint's URL.";
          case 410 -> ": it wants no more events. Its endpoint was disabled.";
          case 413 -> ": the event is too large for it.";
          case 429 -> ": it is sent more than it takes.";
          default -> status < 500 ? ": it refused the event." : ": it failed on the event.";
        };
  }

  /** The host, with the port if the URL names one. */
  private static String server(String url) {
    return authority(url).map(at -> at.host() + (at.port() < 0 ? "" : ":" + at.port())).orElse(url);
  }

  private static String host(String url) {
    return authority(url).map(Authority::host).orElse(url);
  }

  private static Optional<Authority> authority(String url) {
    try {
      return Authority.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
