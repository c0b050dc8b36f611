package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Monotonic;
import io.synq.platform.TraceContext;
import io.synq.signature.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts that need an access token first. */
@Timeout(60)
class TokensTest {
  private static final TraceContext TRACE =
      new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=1");
  private static final Instant START = Instant.parse("2024-12-04T15:32:07.412Z");

  private HttpPost post;
  private WebhookSender sender;
  private Receiver receiver;

  /** Takes this token only. */
  @BeforeEach
  void begin() throws Exception {
    post = Posts.local();
    sender = new WebhookSender(post, InstantSource.fixed(START));
    receiver =
        new Receiver(
            (socket, self) -> {
              while (self.request(socket)) {
                var last = self.requests.get(self.requests.size() - 1);
                boolean good = last.header("Authorization").equals("Bearer good");
                Receiver.write(
                    socket, "HTTP/1.1 " + (good ? 200 : 401) + " X\r\nContent-Length: 0\r\n\r\n");
              }
            });
  }

  @AfterEach
  void end() throws IOException {
    receiver.close();
    post.stop();
  }

  private static Receiver giving(String token) throws IOException {
    return answering(
        200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":60}");
  }

  private static Receiver answering(int status, String body) throws IOException {
    return Receiver.answering(
        "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
  }

  private static ClientCredentials client(URI tokenUrl) {
    return new ClientCredentials(
        new TokenRequest(tokenUrl, "id", "s3cret", List.of(), null, false));
  }

  private SentAttempt send(ClientCredentials client) throws Exception {
    return begin(client, null).get(30, TimeUnit.SECONDS);
  }

  private CompletableFuture<SentAttempt> begin(ClientCredentials client, @Nullable Instant latest) {
    return sender
        .send(
            new WebhookRequest(
                "t",
                receiver.url("/"),
                List.of(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                "id",
                "order.created",
                "dlv_1",
                1,
                Map.of(),
                BodyType.CLOUD_EVENT,
                new byte[2],
                client,
                latest,
                TRACE))
        .toCompletableFuture();
  }

  @Test
  void manyAttemptsAskOnceAndHideTheToken() throws Exception {
    try (var tokens = giving("good")) {
      var client = client(tokens.url("/token"));
      var attempts = Stream.generate(() -> begin(client, START)).limit(20).toList();
      for (var attempt : attempts) {
        var sent = attempt.get(30, TimeUnit.SECONDS);
        assertThat(sent.outcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(sent.requestHeaders()).containsEntry("Authorization", "(hidden)");
        assertThat(sent.requestHeaders().toString()).doesNotContain("good");
      }
      assertThat(receiver.requests)
          .hasSize(20)
          .allSatisfy(
              one ->
                  assertThat(one.header("Content-Type")).isEqualTo("application/cloudevents+json"));
      assertThat(tokens.requests).hasSize(1);
      var asked = tokens.requests.get(0);
      assertThat(asked.line()).isEqualTo("POST /token HTTP/1.1");
      assertThat(asked.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
      assertThat(asked.header("Accept")).isEqualTo("application/json");
      assertThat(asked.header("Synq-Signature")).isEmpty();
    }
  }

  /** The client with a token that was asked for a while ago. */
  private static ClientCredentials with(String token, URI tokenUrl) {
    var client = client(tokenUrl);
    var now = Monotonic.instants().instant();
    var known = new AccessToken(token, now.plusSeconds(600));
    client.token(now.minusSeconds(60), () -> CompletableFuture.completedFuture(known));
    return client;
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnceWithinTheAttempt() throws Exception {
    try (var tokens = giving("good")) {
      var client = with("revoked", tokens.url("/"));
      assertThat(send(client).outcome()).isInstanceOf(Outcome.Delivered.class);
      assertThat(receiver.requests)
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer revoked", "Bearer good");
      assertThat(receiver.requests)
          .allSatisfy(
              request -> {
                assertThat(request.header("traceparent")).isEqualTo(TRACE.parent());
                assertThat(request.header("tracestate")).isEqualTo(TRACE.state());
              });
      assertThat(tokens.requests.get(0).header("traceparent"))
          .as("whoever gives tokens has no part in it")
          .isEmpty();
      assertThat(send(client).outcome()).isInstanceOf(Outcome.Delivered.class);
      assertThat(tokens.requests).hasSize(1);
    }
  }

  @Test
  void aReceiverThatRefusesTheNewOneTooHasRefused() throws Exception {
    try (var tokens = giving("bad")) {
      var client = with("revoked", tokens.url("/"));
      for (int i = 1; i <= 2; i++) {
        assertThat(send(client).outcome())
            .isInstanceOfSatisfying(
                Outcome.Refused.class,
                refused -> assertThat(refused.received().status()).isEqualTo(401));
      }
      assertThat(receiver.requests).hasSize(3);
      assertThat(tokens.requests).as("a young one is not replaced").hasSize(1);
    }
  }

  @Test
  void withoutATokenTheAttemptFailsForTheReasonOfThat() throws Exception {
    try (var tokens = answering(401, "{\"error\":\"invalid_client\"}")) {
      assertFails(
          tokens.url("/"),
          "no access token: the server at rebind.example answered 401 (invalid_client)");
    }
    var gone = giving("good");
    gone.close();
    assertFails(
        gone.url("/"), "no access token: the server at rebind.example does not accept connections");
    assertThat(receiver.requests).isEmpty();
  }

  @Test
  void noTokenIsAskedForAtABlockedAddress() throws Exception {
    assertFails(
        URI.create("http://10.0.0.1/token"),
        "no access token: 10.0.0.1 leads to an address that webhooks may not go to");
  }

  private void assertFails(URI tokenUrl, String reason) throws Exception {
    assertThat(send(client(tokenUrl)).outcome())
        .isEqualTo(new Outcome.Failed(new Outcome.Failure(FailureKind.TOKEN, reason)));
  }

  @Test
  void aTokenThatComesTooLateIsForTheNextAttempt() throws Exception {
    try (var tokens = giving("good")) {
      var client = client(tokens.url("/"));
      assertThat(begin(client, START.minusMillis(1)).get(30, TimeUnit.SECONDS).outcome())
          .isInstanceOf(Outcome.Postponed.class);
      assertThat(receiver.requests).isEmpty();
      assertThat(send(client).outcome()).isInstanceOf(Outcome.Delivered.class);
      assertThat(tokens.requests).hasSize(1);
    }
  }
}
