package io.synq.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
  private static MailSettings given(String... pairs) {
    return new MailSettings(GivenSettings.of(pairs));
  }

  @Test
  void withoutAHostNothingElseIsNeeded() {
    assertThat(given().host).isEmpty();
    assertThat(given().port).isEqualTo(587);
    assertThat(given("synq.mail.tls", "tls").port).isEqualTo(465);
  }

  @Test
  void whatCannotWorkStopsTheServer() {
    refused("synq.mail.from", "synq.mail.host", "mail.example.com");
    refused(
        "synq.mail.from",
        "synq.mail.host",
        "mail.example.com",
        "synq.mail.from",
        "A <a@b.example>");
    refused("synq.mail.tls", "synq.mail.tls", "ssl");
    refused("synq.mail.password", "synq.mail.user", "synq");
    refused("synq.mail.user", "synq.mail.password", "x");
  }

  @Test
  void addressesAreWrittenInOneWay() {
    assertThat(MailAddress.isOne("ada+ops@mail.example.com")).isTrue();
    assertThat(MailAddress.isOne("ada")).isFalse();
    assertThat(MailAddress.isOne("a@b.example, c@d.example")).isFalse();
    assertThat(MailAddress.isOne("a@b.example\r\nBcc: c@d.example")).isFalse();
    assertThat(MailAddress.isOne("a@" + "b".repeat(260))).isFalse();
  }

  private static void refused(String key, String... pairs) {
    assertThatThrownBy(() -> given(pairs))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining(key);
  }
}
