package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Randoms;
import io.synq.signature.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriberTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  @Test
  void signsWithEachSecretUntilItExpiresNewestFirst() {
    var newest = Secret.random(Randoms.secure());
    var older = Secret.random(Randoms.secure());
    var subscriber =
        new Subscriber(
            "ep_1",
            "t",
            URI.create("https://example.com"),
            List.of("*"),
            null,
            null,
            Map.of(),
            null,
            List.of(new Subscriber.LiveKey(newest, null), new Subscriber.LiveKey(older, NOW)),
            null,
            null,
            null,
            null,
            true);
    assertThat(subscriber.keysAt(NOW.minusNanos(1))).containsExactly(newest, older);
    assertThat(subscriber.keysAt(NOW)).containsExactly(newest);
  }
}
