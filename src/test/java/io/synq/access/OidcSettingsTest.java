package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
  private static final String SECRET = "s3cr3t-of-the-client";

  private static OidcSettings at(String issuer) {
    return new OidcSettings(
        GivenSettings.of(
            "synq.oidc.issuer", issuer,
            "synq.oidc.client-id", "synq",
            "synq.oidc.client-secret", SECRET));
  }

  @Test
  void thereIsNoProviderByDefault() {
    OidcSettings settings = new OidcSettings(GivenSettings.of());
    assertThat(settings.client).isEmpty();
    assertThat(settings.name).isEqualTo("single sign-on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synq.oidc.client-id", "synq.oidc.client-secret"})
  void issuerNeedsAClient(String missing) {
    String other = missing.endsWith("id") ? "synq.oidc.client-secret" : "synq.oidc.client-id";
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () ->
                new OidcSettings(
                    GivenSettings.of("synq.oidc.issuer", "https://id.example.com", other, "x")))
        .withMessageStartingWith(missing + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com",
        "ftp://id.example.com",
        "id.example.com",
        "https://",
        "http://127.0.0.1.example.com",
        "no url"
      })
  void issuerIsHttps(String issuer) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> at(issuer))
        .withMessageStartingWith("synq.oidc.issuer ");
  }

  @Test
  void issuersDescriptionIsBelowIt() {
    assertThat(at("https://id.example.com/realms/a/").client.orElseThrow().discovery())
        .hasToString("https://id.example.com/realms/a/.well-known/openid-configuration");
    assertThat(at("http://localhost:8080").client.orElseThrow().discovery())
        .hasToString("http://localhost:8080/.well-known/openid-configuration");
  }

  @Test
  void secretIsNotInTheClientsText() {
    assertThat(at("https://id.example.com").client.toString()).doesNotContain(SECRET);
  }
}
