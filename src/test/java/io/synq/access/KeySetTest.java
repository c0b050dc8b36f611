package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.synq.TestTokens;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
  private static final PublicJsonWebKey GOOD = TestTokens.ec("good");

  @Test
  void keysForEncryptionDoNotCount() {
    PublicJsonWebKey encryption = TestTokens.rsa("enc");
    encryption.setUse("enc");
    PublicJsonWebKey undecided = TestTokens.rsa("any");
    undecided.setUse(null);
    assertThat(ids(TestTokens.jwks(encryption, undecided, GOOD))).containsExactly("any", "good");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'kty':'NEW','kid':'a'}",
        "{'kty':'oct','k':'AAAA'}",
        "{'kty':'EC','crv':'P-999','x':'AQ','y':'AQ'}",
        "{'kty':'EC','crv':'P-256'}",
        "{'kty':'RSA','n':7,'e':'AQAB'}"
      })
  void keysThatAreNotUnderstoodDoNotHideTheOthers(String key) {
    String other = key.replace('\'', '"');
    String all = TestTokens.jwks(GOOD).replace("[", "[" + other + ",");
    assertThat(ids(all)).containsExactly("good");
    assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "{",
        "<html>",
        "{'keys':null}",
        "{'keys':[7]}",
        "{'keys':{}}"
      })
  void whatIsNoKeyIsRefused(String text) {
    String json = text.replace('\'', '"');
    assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(json));
  }

  @Test
  void nestingThatNeverEndsIsRefused() {
    String deep = "{\"keys\":" + "[".repeat(100_000);
    assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(deep));
  }

  private static List<String> ids(String text) {
    return KeySet.parse(text).keys().stream().map(JsonWebKey::getKeyId).toList();
  }
}
