package io.synq.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {
  private static PortalSettings of(String key, String value) {
    return new PortalSettings(GivenSettings.of("synq.portal." + key, value));
  }

  @Test
  void nobodyFramesItByDefault() {
    PortalSettings settings = new PortalSettings(GivenSettings.of());
    assertThat(settings.frameAncestors).isEmpty();
    assertThat(settings.name).isEmpty();
    assertThat(settings.accent).isEmpty();
    assertThat(settings.logo).isEmpty();
  }

  @Test
  void whatIsGivenHolds() {
    assertThat(
            of("frame-ancestors", "https://app.example.com, https://*.example.org:8443")
                .frameAncestors)
        .containsExactly("https://app.example.com", "https://*.example.org:8443");
    assertThat(of("frame-ancestors", "http://localhost:*").frameAncestors)
        .containsExactly("http://localhost:*");
    assertThat(of("name", "Acme").name).contains("Acme");
    assertThat(of("accent", "#0F766E").accent).contains(new Accent(new Colour(0x0f, 0x76, 0x6e)));
    assertThat(of("logo", "https://cdn.example.com/a/logo.svg").logo)
        .contains("https://cdn.example.com/a/logo.svg");
  }

  /** What would frame it everywhere, or say more than this in the policy. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https:",
        "https://*",
        "app.example.com",
        "'self'",
        "https://app.example.com/",
        "https://app.example.com/page",
        "https://app.example.com; script-src *",
        "https://app.example.com https://other.example.com",
        "https://user@app.example.com",
        "javascript://app.example.com"
      })
  void noOriginIsNone(String origin) {
    assertThatThrownBy(() -> of("frame-ancestors", origin))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("synq.portal.frame-ancestors");
  }

  @ParameterizedTest
  @CsvSource({
    "accent, teal",
    "accent, #fff",
    "accent, '#0f766e; }'",
    "logo, /logo.svg",
    "logo, https://cdn.example.com",
    "logo, 'https://cdn.example.com/logo.svg; script-src *'",
    "logo, https://cdn.example.com/logo.svg?v=1",
    "logo, data:image/png;base64xx",
    "name, 1234567890123456789012345678901234567890123456789012345678901"
  })
  void whatCannotBeStopsTheServer(String key, String value) {
    assertThatThrownBy(() -> of(key, value))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("synq.portal." + key);
  }
}
