package io.synq.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.KeyText;
import io.synq.platform.GivenSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;

class WelcomeTest {
  private static final URI URL = URI.create("http://localhost:9080");
  private static final KeyText KEY = KeyText.random();
  private static final String PASSWORD = "correct horse battery";

  private static String text(SetupSettings settings) {
    return Welcome.operator(PASSWORD, settings, URL) + Welcome.demo(KEY, settings, URL);
  }

  @Test
  void showsWhatWasMade() {
    assertThat(text(new SetupSettings(GivenSettings.of())))
        .contains(
            "password   " + PASSWORD + "   (shown only now)",
            "API key    " + KEY.value() + "   (shown only now)",
            "-H \"Authorization: Bearer " + KEY.value() + "\"");
  }

  @Test
  void saysOfWhatWasGivenThatItWas() {
    SetupSettings given =
        new SetupSettings(
            GivenSettings.of(
                "synq.bootstrap.operator-password",
                PASSWORD,
                "synq.bootstrap.api-key",
                KEY.value()));
    assertThat(text(given))
        .contains(
            "password   as given by SYNQ_BOOTSTRAP_OPERATOR_PASSWORD",
            "API key    as given by SYNQ_BOOTSTRAP_API_KEY",
            "-H \"Authorization: Bearer $SYNQ_BOOTSTRAP_API_KEY\"")
        .doesNotContain(PASSWORD, KEY.value(), "shown only now");
  }

  @Test
  void hasALineAtItsEndWithoutADemoToo() {
    SetupSettings settings = new SetupSettings(GivenSettings.of());
    assertThat(Welcome.framed(Welcome.operator(PASSWORD, settings, URL)).lines())
        .startsWith("", "-".repeat(78), "Synq Events: first start.")
        .endsWith("  console    http://localhost:9080/console", "-".repeat(78));
  }

  @Test
  void tellsTheOneFromTheOther() {
    SetupSettings given =
        new SetupSettings(GivenSettings.of("synq.bootstrap.operator-password", PASSWORD));
    assertThat(text(given)).doesNotContain(PASSWORD).contains(KEY.value() + "   (shown only now)");
  }
}
