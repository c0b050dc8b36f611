package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.TestTokens;
import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.RsaKeyUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSettingsTest {
  private static final String LOCATION = "synq.jwt.public-key-location";

  @TempDir Path directory;

  @Test
  void nobodyIsBelievedByDefault() {
    assertThat(new JwtSettings(GivenSettings.of()).issuer).isEmpty();
  }

  @Test
  void issuerNeedsKeys() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new JwtSettings(GivenSettings.of("synq.jwt.issuer", "x")))
        .withMessageStartingWith(LOCATION + " ");
  }

  @Test
  void audiencesAreAList() {
    assertThat(new JwtSettings(GivenSettings.of("synq.jwt.audiences", "a, b")).audiences)
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.com/jwks",
        "http://localhost:8080/jwks",
        "http://127.0.0.1/jwks"
      })
  void keysAreReadFromUrls(String url) {
    assertThat(at(url).keysUrl).hasToString("Optional[" + url + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.com/jwks",
        "https:///jwks",
        "http:x",
        "no/such/file",
        "file:no",
        "\0"
      })
  void otherPlacesAreRefused(String place) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> at(place))
        .withMessageStartingWith(LOCATION + " ");
  }

  @Test
  void filesHoldAPemKeyOrAKeyOrASet() throws Exception {
    for (PublicJsonWebKey key : new PublicJsonWebKey[] {TestTokens.rsa("r"), TestTokens.ec("e")}) {
      for (String text :
          new String[] {
            RsaKeyUtil.pemEncode(key.getPublicKey()), key.toJson(), TestTokens.jwks(key)
          }) {
        Path file = Files.writeString(directory.resolve("key"), text);
        for (String place : new String[] {file.toString(), file.toUri().toString()}) {
          assertThat(at(place).keys.orElseThrow().keys())
              .singleElement()
              .extracting(org.jose4j.jwk.JsonWebKey::getKey)
              .isEqualTo(key.getPublicKey());
        }
      }
    }
  }

  @Test
  void filesWithoutAPublicKeyForSignaturesAreRefused() throws Exception {
    PublicJsonWebKey encryption = TestTokens.rsa("enc");
    encryption.setUse("enc");
    for (String text :
        new String[] {
          "",
          "{}",
          "{\"keys\":[]}",
          "{\"keys\":7}",
          "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
          OctJwkGenerator.generateJwk(256)
              .toJson(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC),
          TestTokens.jwks(encryption)
        }) {
      Path file = Files.writeString(directory.resolve("key"), text);
      assertThatExceptionOfType(BadSettingException.class)
          .as(text)
          .isThrownBy(() -> at(file.toString()));
    }
  }

  private static JwtSettings at(String place) {
    return new JwtSettings(GivenSettings.of("synq.jwt.issuer", "x", LOCATION, place));
  }
}
