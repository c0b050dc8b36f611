package io.synq.outbound;

import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a receiver whether it wants to be sent webhooks (CloudEvents, HTTP 1.1 Web Hooks for Event
 * Delivery 1.0.1, section 4).
 */
@ApplicationScoped
public class Handshake {
  private static final int MINUTE = 60;
  private static final Pattern ORIGIN = header("WebHook-Allowed-Origin");
  private static final Pattern RATE = header("WebHook-Allowed-Rate");

  /** Longer numbers than this are more than anybody sends. */
  private static final int MOST_DIGITS = 9;

  private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

  private final HttpPost http;
  private final String origin;

  @Inject
  Handshake(HttpPost http, ServerSettings server) {
    this.http = http;
    this.origin = server.publicUrl.getHost();
  }

  private static Pattern header(String name) {
    return Pattern.compile("(?im)^" + name + ":[ \\t]*(.*?)[ \\t]*$");
  }

  /**
   * Why nothing may be sent there, as the end of a sentence about the receiver; empty if it gave
   * leave. The stage never fails.
   *
   * @param tenantId whose endpoint it is
   * @param headers the endpoint's own
   * @param perSecond the endpoint's rate; null for none
   */
  public CompletionStage<Optional<String>> ask(
      String tenantId, URI url, Map<String, String> headers, @Nullable Integer perSecond) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("WebHook-Request-Origin", origin);
    if (perSecond != null) {
      all.put("WebHook-Request-Rate", Integer.toString(perSecond * MINUTE));
    }
    Exchange exchange = Exchange.options(tenantId, url, all);
    return http.send(exchange)
        .handle(
            (nothing, failure) -> {
              if (failure != null) {
                exchange.end();
              }
              return exchange
                  .answer()
                  .map(answer -> refusal(answer, perSecond))
                  .orElseGet(() -> Optional.of("did not answer OPTIONS"));
            });
  }

  private Optional<String> refusal(Outcome.Answer answer, @Nullable Integer perSecond) {
    if (answer.status() < 200 || answer.status() > 299) {
      return Optional.of("answered OPTIONS with " + answer.status());
    }
    String allowed = value(ORIGIN, answer.headers()).orElse("");
    if (!allowed.equals("*") && !allowed.equalsIgnoreCase(origin)) {
      return Optional.of(
          "gave no leave to " + origin + ": its answer to OPTIONS needs WebHook-Allowed-Origin");
    }
    return value(RATE, answer.headers()).flatMap(rate -> tooFast(rate, perSecond));
  }

  private static Optional<String> tooFast(String allowed, @Nullable Integer perSecond) {
    Matcher number = NUMBER.matcher(allowed);
    if (!number.matches() || number.group(1).length() > MOST_DIGITS) {
      return Optional.empty();
    }
    int most = Integer.parseInt(number.group(1));
    if (perSecond != null && perSecond <= most / MINUTE) {
      return Optional.empty();
    }
    String takes = "takes %d requests a minute".formatted(most);
    return Optional.of(
        most < MINUTE
            ? takes + ", and one a second is the lowest rate that there is"
            : takes + ": the endpoint needs a rate_limit of %d at most".formatted(most / MINUTE));
  }

  private static Optional<String> value(Pattern header, String headers) {
    Matcher line = header.matcher(headers);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }
}
