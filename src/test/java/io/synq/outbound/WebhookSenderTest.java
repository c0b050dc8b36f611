package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import io.synq.signature.Secret;
import io.synq.signature.Signatures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookSenderTest {
  private static final Instant START = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Secret NEW = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final Secret OLD = Secret.parse("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  private static final OutboundSettings SETTINGS = new OutboundSettings(GivenSettings.of());
  private static final byte[] BODY = "{\"a\":1.0}".getBytes(UTF_8);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  private static WebhookRequest request(URI url) {
    return new WebhookRequest(
        "t",
        url,
        List.of(NEW, OLD),
        "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
        "order.created",
        "dlv_1",
        3,
        Map.of("Authorization", "Bearer hidden", "X-Own", "also hidden"),
        BodyType.JSON,
        BODY,
        null,
        null,
        null);
  }

  /** An attempt against a receiver that answers with this status line and headers. */
  private SentAttempt attempt(String answer) throws Exception {
    try (var receiver = Receiver.answering("HTTP/1.1 " + answer)) {
      return attempt(receiver);
    }
  }

  private SentAttempt attempt(Receiver receiver) throws Exception {
    var post = Posts.local();
    try {
      return sender(post)
          .send(request(receiver.url("/")))
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    } finally {
      receiver.close();
      post.stop();
    }
  }

  private WebhookSender sender(HttpPost post) {
    return new WebhookSender(post, now::get);
  }

  @Test
  void sendsTheHeadersOfTheContract() throws Exception {
    var receiver = Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    var attempt = attempt(receiver);
    var request = receiver.requests.get(0);
    var seconds = START.getEpochSecond();

    assertThat(request.body()).isEqualTo(BODY);
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("User-Agent")).matches("Synq-Events/\\d+\\.\\d+\\.\\d+.*");
    assertThat(request.header("Synq-Event-Type")).isEqualTo("order.created");
    assertThat(request.header("Synq-Delivery")).isEqualTo("dlv_1");
    assertThat(request.header("Synq-Attempt")).isEqualTo("3");
    assertThat(request.header("webhook-id")).isEqualTo("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    assertThat(request.header("webhook-timestamp")).isEqualTo(String.valueOf(seconds));
    assertThat(request.header("Synq-Signature"))
        .matches("t=" + seconds + ",v1=[0-9a-f]{64},v1=[0-9a-f]{64}")
        .isEqualTo(Signatures.synq(List.of(NEW, OLD), seconds, BODY));
    assertThat(request.header("webhook-signature"))
        .matches("v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=")
        .isEqualTo(
            Signatures.standard(
                List.of(NEW, OLD), "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a", seconds, BODY));
    assertThat(request.header("Authorization")).isEqualTo("Bearer hidden");
    assertThat(request.header("X-Own")).isEqualTo("also hidden");

    assertThat(attempt.requestHeaders())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Synq-Signature", request.header("Synq-Signature"))
        .containsEntry("webhook-signature", request.header("webhook-signature"))
        .containsEntry("Authorization", "(hidden)")
        .containsEntry("X-Own", "(hidden)");
    assertThat(attempt.requestHeaders().toString()).doesNotContain("Bearer");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 226, 299})
  void every2xxIsDelivered(int status) throws Exception {
    var outcome = attempt(answer(status, "")).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcome.answer().orElseThrow().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503,
        504, 599
      })
  void everyOtherAnswerIsRefused(int status) throws Exception {
    var outcome = attempt(answer(status, "Location: http://rebind.example/\r\n")).outcome();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.notBefore()).isEmpty());
  }

  @Test
  void aReceiverMayBeGone() throws Exception {
    assertThat(attempt(answer(410, "Retry-After: 5\r\n")).outcome())
        .isInstanceOf(Outcome.Gone.class);
  }

  @ParameterizedTest
  @CsvSource({"429, true", "503, true", "500, false", "502, false", "301, false", "404, false"})
  void onlyABusyReceiverMayAskForTime(int status, boolean heard) throws Exception {
    var outcome = attempt(answer(status, "Retry-After: 120\r\n")).outcome();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.notBefore())
                    .isEqualTo(Stream.of(START.plusSeconds(120)).filter(t -> heard).findFirst()));
  }

  @Test
  void aBusyReceiverMayAskForTimeBehindManyHeaders() throws Exception {
    var outcome = attempt(answer(429, "X-A: 1\r\n".repeat(120) + "retry-after: 120\r\n")).outcome();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.notBefore()).contains(START.plusSeconds(120)));
  }

  private static String answer(int status, String headers) {
    return status
        + " X\r\n"
        + headers
        + (status == 204 || status == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n");
  }

  @Test
  void aRequestThatCannotBeMadeIsAFailedAttempt() throws Exception {
    var request = request(URI.create("https://example.com/"));
    var unsigned =
        new WebhookRequest(
            "t",
            request.url(),
            List.of(),
            "id",
            "order.created",
            "dlv_1",
            1,
            Map.of(),
            BodyType.JSON,
            BODY,
            null,
            null,
            null);
    var attempt =
        sender(new Failing(new CompletableFuture<>()))
            .send(unsigned)
            .toCompletableFuture()
            .get(5, TimeUnit.SECONDS);
    assertThat(attempt.outcome())
        .isEqualTo(
            new Outcome.Failed(
                new Outcome.Failure(FailureKind.PROTOCOL, "the request could not be made")));
  }

  @Test
  void measuresItsTime() throws Exception {
    var failed = new CompletableFuture<Void>();
    var result =
        sender(new Failing(failed))
            .send(request(URI.create("https://example.com/")))
            .toCompletableFuture();
    assertThat(result).isNotDone();
    now.set(START.plusMillis(1_234));
    failed.completeExceptionally(new IOException());
    assertThat(result.get().durationMs()).isEqualTo(1_234);
    assertThat(result.get().startedAt()).isEqualTo(START);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            ConnectionLostException.orSame(new ConnectException(), false),
            FailureKind.CONNECTION_REFUSED,
            "the server at example.com does not accept connections"),
        Arguments.of(
            ConnectionLostException.orSame(new ConnectionClosedException(), false),
            FailureKind.CONNECTION_RESET,
            "the server at example.com closed the connection before answering"),
        Arguments.of(
            ConnectionLostException.orSame(new ParseException("more"), true),
            FailureKind.PROTOCOL,
            "the server at example.com did not answer in HTTP"),
        Arguments.of(
            new UnknownHostException("10.0.0.1 internal"),
            FailureKind.DNS,
            "the host name example.com has no address"),
        Arguments.of(
            new SilentNameServerException("example.com"),
            FailureKind.DNS,
            "no name server said in time where example.com is"),
        Arguments.of(
            new BlockedAddressException("leads to 10.0.0.1"),
            FailureKind.BLOCKED,
            "example.com leads to an address that webhooks may not go to"),
        Arguments.of(
            new SSLHandshakeException("PKIX path building failed"),
            FailureKind.TLS,
            "no TLS connection to the server at example.com could be made"),
        Arguments.of(
            new SocketTimeoutException(),
            FailureKind.TIMEOUT,
            "the server at example.com did not answer within 10 seconds"),
        Arguments.of(
            new InterimAnswers.TooManyException(),
            FailureKind.PROTOCOL,
            "the server at example.com went on sending interim answers (1xx)"),
        Arguments.of(
            new ProtocolException("bad"),
            FailureKind.PROTOCOL,
            "the server at example.com did not answer in HTTP"),
        Arguments.of(
            new IllegalStateException("java.lang.Secret"),
            FailureKind.PROTOCOL,
            "the connection to example.com failed"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysInPlainWordsWhyThereIsNoAnswer(Exception thrown, FailureKind kind, String text)
      throws Exception {
    for (var failure : List.of(thrown, new CompletionException(thrown))) {
      var attempt =
          sender(new Failing(CompletableFuture.failedFuture(failure)))
              .send(request(URI.create("https://example.com/secret?key=1")))
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertThat(attempt.outcome().answer()).isEmpty();
      assertThat(attempt.outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.failure().kind()).isEqualTo(kind);
                assertThat(failed.failure().text().replace("the server at ", ""))
                    .isEqualTo(text.replace("the server at ", ""));
                assertThat(failed.failure().text())
                    .doesNotContain("secret")
                    .doesNotContain("10.0.");
              });
    }
  }

  @Test
  void whatCameOfOurOwnLatenessIsNotTheReceiversFailure() throws Exception {
    for (var failure :
        List.of(
            new TimeoutException("io.synq.outbound.HttpPost#send timed out"),
            new CompletionException(new TimeoutException()),
            new NotTheReceiverException(new ConnectionClosedException()),
            new RejectedExecutionException())) {
      var attempt =
          sender(new Failing(CompletableFuture.failedFuture(failure)))
              .send(request(URI.create("https://example.com/")))
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertThat(attempt.outcome()).isEqualTo(new Outcome.Postponed());
    }
  }

  @Test
  void anAnswerWhoseBodyNeverEndsIsOneWhenItsTimeIsOver() throws Exception {
    var left = new CountDownLatch(1);
    var receiver =
        new Receiver(
            (socket, self) -> {
              self.request(socket);
              Receiver.write(socket, "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nsome");
              try {
                socket.getInputStream().read();
              } finally {
                left.countDown();
              }
            });
    var post = Posts.local();
    try {
      var attempt =
          sender(new ImpatientAfterTheBody(post))
              .send(request(receiver.url("/")))
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      assertThat(attempt.outcome())
          .isEqualTo(
              new Outcome.Delivered(new Outcome.Answer(202, "Content-Length: 100", "some", true)));
      assertThat(left.await(30, TimeUnit.SECONDS)).as("the connection is given up").isTrue();
    } finally {
      receiver.close();
      post.stop();
    }
  }

  /** Ends as it is told, without sending anything. */
  private static final class Failing extends HttpPost {
    private final CompletableFuture<Void> end;

    Failing(CompletableFuture<Void> end) {
      super(null, null, null, null);
      this.end = end;
    }

    @Override
    public CompletionStage<Void> send(Exchange exchange) {
      return end;
    }
  }

  /** Runs out of time, as the server's time limit does, once the body has begun. */
  private static final class ImpatientAfterTheBody extends HttpPost {
    private final HttpPost post;

    ImpatientAfterTheBody(HttpPost post) {
      super(null, null, null, null);
      this.post = post;
    }

    @Override
    public CompletionStage<Void> send(Exchange exchange) {
      post.send(exchange);
      return CompletableFuture.runAsync(
          () -> {
            while (exchange.answer().filter(answer -> !answer.body().isEmpty()).isEmpty()) {
              Thread.onSpinWait();
            }
            throw new TimeoutException();
          });
    }
  }
}
