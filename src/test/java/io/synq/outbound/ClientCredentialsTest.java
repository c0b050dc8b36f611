package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which token is used, and when another one is asked for. */
class ClientCredentialsTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final ClientCredentials client =
      new ClientCredentials(
          new TokenRequest(URI.create("https://a.example/"), "id", "s", List.of(), null, false));
  private int fetched;

  private CompletableFuture<AccessToken> token(Instant now, CompletableFuture<AccessToken> next) {
    return client.token(
        now,
        () -> {
          fetched++;
          return next;
        });
  }

  private static AccessToken token(String value) {
    return new AccessToken(value, NOW.plusSeconds(60));
  }

  @Test
  void allWaitForTheSameOneWhileItIsAskedFor() {
    var pending = new CompletableFuture<AccessToken>();
    assertThat(token(NOW, pending)).isSameAs(token(NOW.plusSeconds(9), pending));
    assertThat(fetched).isEqualTo(1);
  }

  @Test
  void oneIsUsedUntilItsTimeIsOver() {
    var first = CompletableFuture.completedFuture(token("a"));
    var second = CompletableFuture.completedFuture(token("b"));
    token(NOW, first);
    assertThat(token(NOW.plusSeconds(59), second)).isSameAs(first);
    assertThat(token(NOW.plusSeconds(60), second)).isSameAs(second);
  }

  @Test
  void aFailureHoldsForAMoment() {
    CompletableFuture<AccessToken> failed = CompletableFuture.failedFuture(new TokenException("x"));
    var next = CompletableFuture.completedFuture(token("a"));
    token(NOW, failed);
    assertThat(token(NOW.plusMillis(999), next)).isSameAs(failed);
    assertThat(token(NOW.plusMillis(1000), next)).isSameAs(next);
  }

  @Test
  void oneThatIsRefusedIsReplacedUnlessItIsYoung() {
    var first = CompletableFuture.completedFuture(token("a"));
    var second = CompletableFuture.completedFuture(token("b"));
    token(NOW, first);
    client.refuse(token("a"), NOW.plusMillis(4_999));
    assertThat(token(NOW.plusSeconds(5), second)).isSameAs(first);
    client.refuse(token("a"), NOW.plusSeconds(5));
    assertThat(token(NOW.plusSeconds(5), second)).isSameAs(second);
    client.refuse(token("a"), NOW.plusSeconds(20));
    assertThat(token(NOW.plusSeconds(20), first)).as("another was refused").isSameAs(second);
  }

  @Test
  void twoAreEqualThatAskForTheSame() {
    var same = new ClientCredentials(client.request);
    var other =
        new ClientCredentials(
            new TokenRequest(URI.create("https://a.example/"), "id", "t", List.of(), null, false));
    assertThat(client).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(client.toString()).isEqualTo("TokenRequest[id]");
  }
}
