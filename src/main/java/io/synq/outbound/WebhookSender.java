package io.synq.outbound;

import io.synq.platform.LogLine;
import io.synq.platform.Monotonic;
import io.synq.platform.TraceContext;
import io.synq.platform.Version;
import io.synq.signature.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes attempts: signs, sends, and says what came of it. */
@ApplicationScoped
public class WebhookSender {
  /** How long an attempt takes at the most. */
  public static final Duration LONGEST = Duration.ofMillis(HttpPost.LONGEST_MS);

  private static final String AUTHORIZATION = "Authorization";
  private static final int UNAUTHORIZED = 401;
  private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());

  private final HttpPost post;
  private final Tokens tokens;
  private final InstantSource clock;
  private final String userAgent;

  @Inject
  public WebhookSender(HttpPost post, InstantSource clock) {
    this.post = post;
    this.tokens = new Tokens(post, Monotonic.instants());
    this.clock = clock;
    this.userAgent = "Synq-Events/" + Version.TEXT;
  }

  /** Whether attempts can be made: false once the I/O threads have not moved for a minute. */
  public boolean alive() {
    return post.alive();
  }

  /** Makes one attempt. The stage never fails: failure is an outcome. */
  public CompletionStage<SentAttempt> send(WebhookRequest request) {
    Instant start = clock.instant();
    try {
      return attempt(request, start);
    } catch (RuntimeException e) {
      LogLine.of("attempt.not_made")
          .id("delivery", request.deliveryId())
          .trace(request.trace())
          .error(LOG, e);
      return CompletableFuture.completedFuture(
          new SentAttempt(Outcomes.notMade(), start, 0, Map.of()));
    }
  }

  private CompletionStage<SentAttempt> attempt(WebhookRequest request, Instant start) {
    Map<String, String> headers = headers(request, start.getEpochSecond());
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(request.headers());
    if (request.credentials() instanceof ClientCredentials client) {
      return byToken(client, request, all)
          .thenApply(outcome -> sent(request, start, headers, Set.of(AUTHORIZATION), outcome));
    }
    ClientCertificate shown =
        request.credentials() instanceof ClientCertificate certificate ? certificate : null;
    Exchange exchange = exchange(request, all, shown);
    return post.send(exchange)
        .handle(
            (nothing, failure) ->
                sent(request, start, headers, Set.of(), outcome(exchange, failure)));
  }

  private Outcome outcome(Exchange exchange, @Nullable Throwable failure) {
    if (failure != null) {
      exchange.end();
    }
    return Outcomes.of(exchange, failure, clock.instant());
  }

  /**
   * @param more hidden headers that it had
   */
  private SentAttempt sent(
      WebhookRequest request,
      Instant start,
      Map<String, String> headers,
      Set<String> more,
      Outcome outcome) {
    int millis = (int) Duration.between(start, clock.instant()).toMillis();
    if (outcome instanceof Outcome.Postponed) {
      LogLine.of("attempt.postponed")
          .id("delivery", request.deliveryId())
          .trace(request.trace())
          .with("ms", millis)
          .warning(LOG);
    }
    Map<String, String> shown =
        DeliveryHeaders.shown(request.type().text(), headers, request.headers().keySet(), more);
    return new SentAttempt(outcome, start, millis, shown);
  }

  /** Sends with the client's token, and once more with another one if the receiver refuses it. */
  private CompletionStage<Outcome> byToken(
      ClientCredentials client, WebhookRequest request, Map<String, String> headers) {
    return tokens
        .of(request.tenantId(), client)
        .thenCompose(
            token ->
                // A claim is given back that would not hold until the end.
                isLate(request)
                    ? CompletableFuture.completedFuture(new Outcome.Postponed())
                    : send(request, headers, token)
                        .thenCompose(
                            outcome ->
                                isUnauthorized(outcome) && !isLate(request)
                                    ? again(client, request, headers, token, outcome)
                                    : CompletableFuture.completedFuture(outcome)))
        .exceptionally(Outcomes::withoutToken);
  }

  private CompletionStage<Outcome> again(
      ClientCredentials client,
      WebhookRequest request,
      Map<String, String> headers,
      AccessToken refused,
      Outcome outcome) {
    return tokens
        .instead(request.tenantId(), client, refused)
        .thenCompose(
            token ->
                token.equals(refused) || isLate(request)
                    ? CompletableFuture.completedFuture(outcome)
                    : send(request, headers, token))
        .exceptionally(failure -> outcome);
  }

  private CompletionStage<Outcome> send(
      WebhookRequest request, Map<String, String> headers, AccessToken token) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(AUTHORIZATION, token.header());
    Exchange exchange = exchange(request, all, null);
    return post.send(exchange).handle((nothing, failure) -> outcome(exchange, failure));
  }

  private static Exchange exchange(
      WebhookRequest request, Map<String, String> headers, @Nullable ClientCertificate shown) {
    return new Exchange(
        request.tenantId(), request.url(), headers, request.type(), request.body(), shown);
  }

  private boolean isLate(WebhookRequest request) {
    Instant latest = request.latest();
    return latest != null && clock.instant().isAfter(latest);
  }

  private static boolean isUnauthorized(Outcome outcome) {
    return outcome.answer().filter(answer -> answer.status() == UNAUTHORIZED).isPresent();
  }

  private Map<String, String> headers(WebhookRequest request, long unixSeconds) {
    Map<String, String> headers =
        new DeliveryHeaders(
                request.messageId(),
                request.eventType(),
                request.deliveryId(),
                request.number(),
                unixSeconds)
            .signed(
                userAgent,
                Signatures.synq(request.keys(), unixSeconds, request.body()),
                Signatures.standard(
                    request.keys(), request.messageId(), unixSeconds, request.body()));
    TraceContext trace = request.trace();
    if (trace != null) {
      headers.put(TraceContext.PARENT, trace.parent());
      if (trace.state() != null) {
        headers.put(TraceContext.STATE, trace.state());
      }
    }
    return headers;
  }
}
