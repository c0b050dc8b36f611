package io.synq.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook.Signature;
import com.stripe.net.Webhook.Util;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What receivers use verifies what we sign, and we verify what they sign. */
class PublishedLibrariesTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Secret OLD = Secret.random(RANDOM);
  private static final Secret NEW = Secret.random(RANDOM);
  private static final Secret STRANGER = Secret.random(RANDOM);
  private static final String BODY = "{\"order\": \"Grüße, 世界 🌍\", \"n\": 1.0}";
  private static final String ID = "0198c0de-7000-7000-8000-000000000001";
  private static final long TOLERANCE = 300;

  /** The library compares with the system's clock. */
  private final long now = System.currentTimeMillis() / 1000;

  static Stream<List<Secret>> liveSecrets() {
    return Stream.of(List.of(OLD), List.of(NEW, OLD));
  }

  @ParameterizedTest
  @MethodSource("liveSecrets")
  void standardWebhooksVerifiesOurSignature(List<Secret> secrets) throws Exception {
    var headers = standardHeaders(secrets);
    for (var secret : secrets) {
      var receiver = new Webhook(secret.value());
      assertThatCode(() -> receiver.verify(BODY, headers)).doesNotThrowAnyException();
      assertThatThrownBy(() -> receiver.verify(BODY + " ", headers))
          .isInstanceOf(WebhookVerificationException.class);
    }
    var stranger = new Webhook(STRANGER.value());
    assertThatThrownBy(() -> stranger.verify(BODY, headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @ParameterizedTest
  @MethodSource("liveSecrets")
  void weVerifyWhatStandardWebhooksSigns(List<Secret> secrets) throws Exception {
    var signature = new Webhook(OLD.value()).sign(ID, now, BODY);
    assertThat(
            Signatures.verifyStandard(
                secrets, ID, "" + now, signature, BODY.getBytes(UTF_8), now, TOLERANCE))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("liveSecrets")
  void stripeVerifiesOurSignature(List<Secret> secrets) throws Exception {
    var header = Signatures.synq(secrets, now, BODY.getBytes(UTF_8));
    for (var secret : secrets) {
      assertThat(Signature.verifyHeader(BODY, header, secret.value(), TOLERANCE)).isTrue();
      assertThatThrownBy(
              () -> Signature.verifyHeader(BODY + " ", header, secret.value(), TOLERANCE))
          .isInstanceOf(SignatureVerificationException.class);
    }
    assertThatThrownBy(() -> Signature.verifyHeader(BODY, header, STRANGER.value(), TOLERANCE))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @ParameterizedTest
  @MethodSource("liveSecrets")
  void weVerifyWhatStripeSigns(List<Secret> secrets) throws Exception {
    var header = "t=" + now + ",v1=" + Util.computeHmacSha256(OLD.value(), now + "." + BODY);
    assertThat(Signatures.verifySynq(secrets, header, BODY.getBytes(UTF_8), now, TOLERANCE))
        .isTrue();
  }

  private Map<String, List<String>> standardHeaders(List<Secret> secrets) {
    return Map.of(
        "webhook-id", List.of(ID),
        "webhook-timestamp", List.of(Long.toString(now)),
        "webhook-signature", List.of(Signatures.standard(secrets, ID, now, BODY.getBytes(UTF_8))));
  }
}
