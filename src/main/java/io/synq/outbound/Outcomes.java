package io.synq.outbound;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says what came of an exchange. */
final class Outcomes {
  private Outcomes() {}

  static Outcome of(Exchange exchange, @Nullable Throwable failure, Instant now) {
    return exchange
        .answer()
        .map(answer -> of(answer, now))
        .orElseGet(() -> unanswered(exchange, failure));
  }

  private static Outcome of(Outcome.Answer answer, Instant now) {
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

  static Outcome unanswered(Exchange exchange, @Nullable Throwable thrown) {
    Throwable cause = cause(thrown);
    return isOurs(cause) ? new Outcome.Postponed() : new Outcome.Failed(failure(exchange, cause));
  }

  /** Of an exchange that was not begun, since there is no access token for it. */
  static Outcome withoutToken(Throwable thrown) {
    Throwable cause = cause(thrown);
    if (cause instanceof TokenException token) {
      return new Outcome.Failed(token.failure);
    }
    return isOurs(cause) ? new Outcome.Postponed() : notMade();
  }

  static Outcome notMade() {
    return new Outcome.Failed(
        new Outcome.Failure(FailureKind.PROTOCOL, "the request could not be made"));
  }

  private static @Nullable Throwable cause(@Nullable Throwable thrown) {
    return thrown instanceof CompletionException ? thrown.getCause() : thrown;
  }

  /**
   * Whether it is this server's doing: only a request that waited for its threads meets its own
   * time limit.
   */
  private static boolean isOurs(@Nullable Throwable cause) {
    return cause instanceof NotTheReceiverException
        || cause instanceof TimeoutException
        || cause instanceof RejectedExecutionException;
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
    if (cause instanceof ConnectionLostException lost && lost.getCause() instanceof HttpException) {
      return noHttp(host);
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
      return new Outcome.Failure(
          FailureKind.TLS, TlsFailure.text(host, tls, exchange.certificate != null));
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
    return cause instanceof HttpException
        ? noHttp(host)
        : new Outcome.Failure(FailureKind.PROTOCOL, "the connection to " + host + " failed");
  }

  private static Outcome.Failure noHttp(String host) {
    return new Outcome.Failure(FailureKind.PROTOCOL, host + " did not answer in HTTP");
  }
}
