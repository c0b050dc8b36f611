package io.synq.outbound;

import io.synq.platform.LogLine;
import io.synq.platform.Version;
import io.synq.signature.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes attempts: signs, sends, and says what came of it. */
@ApplicationScoped
public class WebhookSender {
  /** How long an attempt takes at the most. */
  public static final Duration LONGEST = Duration.ofMillis(HttpPost.LONGEST_MS);

  private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());

  private final HttpPost post;
  private final InstantSource clock;
  private final String userAgent;

  @Inject
  public WebhookSender(HttpPost post, InstantSource clock) {
    this.post = post;
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
      LogLine.of("attempt.not_made").id("delivery", request.deliveryId()).error(LOG, e);
      Outcome.Failure failure =
          new Outcome.Failure(FailureKind.PROTOCOL, "the request could not be made");
      return CompletableFuture.completedFuture(
          new SentAttempt(new Outcome.Failed(failure), start, 0, Map.of()));
    }
  }

  private CompletionStage<SentAttempt> attempt(WebhookRequest request, Instant start) {
    Map<String, String> headers = headers(request, start.getEpochSecond());
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(request.headers());
    Exchange exchange = new Exchange(request.url(), all, request.type(), request.body());
    return post.send(exchange)
        .handle(
            (nothing, failure) -> {
              if (failure != null) {
                exchange.end();
              }
              Instant now = clock.instant();
              int millis = (int) Duration.between(start, now).toMillis();
              Outcome outcome = outcome(exchange, failure, now);
              if (outcome instanceof Outcome.Postponed) {
                LogLine.of("attempt.postponed")
                    .id("delivery", request.deliveryId())
                    .with("ms", millis)
                    .warning(LOG);
              }
              return new SentAttempt(
                  outcome,
                  start,
                  millis,
                  DeliveryHeaders.shown(
                      request.type().text(), headers, request.headers().keySet()));
            });
  }

  private Map<String, String> headers(WebhookRequest request, long unixSeconds) {
    return new DeliveryHeaders(
            request.messageId(),
            request.eventType(),
            request.deliveryId(),
            request.number(),
            unixSeconds)
        .signed(
            userAgent,
            Signatures.synq(request.keys(), unixSeconds, request.body()),
            Signatures.standard(request.keys(), request.messageId(), unixSeconds, request.body()));
  }

  private static Outcome outcome(Exchange exchange, @Nullable Throwable failure, Instant now) {
    return exchange
        .answer()
        .map(answer -> outcome(answer, now))
        .orElseGet(() -> unanswered(exchange, failure));
  }

  private static Outcome outcome(Outcome.Answer answer, Instant now) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered(answer);
    }
    if (status == 410) {
      return new Outcome.Gone(answer);
    }
    boolean mayAsk = status == 429 || status == 503;
    return new Outcome.Refused(
        answer, mayAsk ? RetryAfter.in(answer.headers(), now) : Optional.empty());
  }

  private static Outcome unanswered(Exchange exchange, @Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    // The server's own limit is met only by who has waited for its threads.
    boolean ours =
        cause instanceof NotTheReceiverException
            || cause instanceof TimeoutException
            || cause instanceof RejectedExecutionException;
    return ours ? new Outcome.Postponed() : new Outcome.Failed(failure(exchange, cause));
  }

  private static Outcome.Failure failure(Exchange exchange, @Nullable Throwable cause) {
    String name = exchange.authority().host();
    String host = "the server at " + name;
    if (cause instanceof BlockedAddressException) {
      return new Outcome.Failure(
          FailureKind.BLOCKED, name + " leads to an address that webhooks may not go to");
    }
    if (cause instanceof SilentNameServerException) {
      return new Outcome.Failure(
          FailureKind.DNS, "no name server said in time where " + name + " is");
    }
    if (cause instanceof UnknownHostException) {
      return new Outcome.Failure(FailureKind.DNS, "the host name " + name + " has no address");
    }
    if (cause instanceof ConnectionLostException lost) {
      return lost.refused
          ? new Outcome.Failure(
              FailureKind.CONNECTION_REFUSED, host + " does not accept connections")
          : new Outcome.Failure(
              FailureKind.CONNECTION_RESET, host + " closed the connection before answering");
    }
    if (cause instanceof ProxyException) {
      return new Outcome.Failure(
          FailureKind.PROXY, "the proxy on the way to " + name + " " + cause.getMessage());
    }
    if (cause instanceof SSLException tls) {
      return new Outcome.Failure(FailureKind.TLS, TlsFailure.text(host, tls));
    }
    if (cause instanceof SocketTimeoutException) {
      return new Outcome.Failure(
          FailureKind.TIMEOUT,
          host + " did not answer within " + Wire.LIMIT_MS / 1000 + " seconds");
    }
    if (cause instanceof InterimAnswers.TooManyException) {
      return new Outcome.Failure(
          FailureKind.PROTOCOL, host + " went on sending interim answers (1xx)");
    }
    String text =
        cause instanceof HttpException
            ? host + " did not answer in HTTP"
            : "the connection to " + host + " failed";
    return new Outcome.Failure(FailureKind.PROTOCOL, text);
  }
}
