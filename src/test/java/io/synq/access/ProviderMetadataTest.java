package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataTest {
  private static final String ISSUER = "https://id.example.com";
  private static final String GOOD =
      """
      {"issuer": "https://id.example.com",
       "authorization_endpoint": "https://id.example.com/authorize",
       "token_endpoint": "https://id.example.com/token",
       "jwks_uri": "https://keys.example.com/jwks"}
      """;

  @Test
  void endpointsAreRead() {
    ProviderMetadata read = ProviderMetadata.parse(GOOD, ISSUER);
    assertThat(read.authorization()).hasToString("https://id.example.com/authorize");
    assertThat(read.token()).hasToString("https://id.example.com/token");
    assertThat(read.keys()).hasToString("https://keys.example.com/jwks");
    assertThat(read.secretInBody()).isFalse();
  }

  @Test
  void secretGoesWhereTheProviderTakesIt() {
    assertThat(secretInBody("\"client_secret_post\"")).isTrue();
    assertThat(secretInBody("\"client_secret_post\", \"client_secret_basic\"")).isFalse();
    assertThat(secretInBody("")).isFalse();
  }

  private static boolean secretInBody(String methods) {
    String member = "\"token_endpoint_auth_methods_supported\": [" + methods + "],";
    return ProviderMetadata.parse(GOOD.replace("{", "{" + member), ISSUER).secretInBody();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://id.example.com/", "https://evil.example.com", ""})
  void anotherIssuersAreRefused(String issuer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderMetadata.parse(GOOD, issuer))
        .withMessage("another issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
  void endpointsMustBeThereAndTrusted(String member) {
    for (String with : new String[] {"\"x\"", "\"http://id.example.com/x\"", "7", "null"}) {
      String text = GOOD.replaceAll("(\"" + member + "\": )\"[^\"]*\"", "$1" + with);
      assertThat(text).isNotEqualTo(GOOD);
      assertThatIllegalArgumentException().isThrownBy(() -> ProviderMetadata.parse(text, ISSUER));
    }
    String without = GOOD.replace(member, "other");
    assertThatIllegalArgumentException().isThrownBy(() -> ProviderMetadata.parse(without, ISSUER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "<html>", "{} {}"})
  void whatIsNoMetadataIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ProviderMetadata.parse(text, ISSUER));
  }
}
