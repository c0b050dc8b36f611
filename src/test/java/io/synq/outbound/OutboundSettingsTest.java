package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundSettingsTest {

  @Test
  void allowsOnlyHttpsToPublicAddressesByDefault() {
    var settings = new OutboundSettings(GivenSettings.of());
    assertThat(settings.allowHttp).isFalse();
    assertThat(settings.allowAddresses).isEmpty();
    assertThat(guard().refusal(URI.create("https://example.com/"))).isEmpty();
    assertThat(guard().refusal(URI.create("http://example.com/")))
        .contains("must use https, unless the setting synq.outbound.allow-http allows http");
    assertThat(guard().refusal(URI.create("https://10.0.0.1/"))).isPresent();
    assertThat(guard().refusal(URI.create("https://127.0.0.1/"))).isPresent();
  }

  @Test
  void allowsWhatItIsTold() {
    var guard =
        guard(
            "synq.outbound.allow-http", "true",
            "synq.outbound.allow-addresses", "10.1.0.0/16, ::1");
    assertThat(guard.refusal(URI.create("http://10.1.2.3/"))).isEmpty();
    assertThat(guard.refusal(URI.create("http://[::1]:9080/"))).isEmpty();
    assertThat(guard.refusal(URI.create("http://10.2.0.0/"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/8,,::1", "localhost"})
  void refusesBlocksThatAreNone(String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () -> new OutboundSettings(GivenSettings.of("synq.outbound.allow-addresses", value)))
        .withMessageStartingWith("synq.outbound.allow-addresses is not usable: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9080/inbox/demo",
        "http://localhost:9080/inbox/Demo_1-x?status=500&delay_ms=10",
        "HTTP://LOCALHOST:9080/inbox/demo"
      })
  void alwaysReachesItsOwnInbox(String url) {
    assertThat(guard().refusal(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9080/",
        "http://localhost:9080",
        "http://localhost:9080/inbox",
        "http://localhost:9080/inbox/",
        "http://localhost:9080/inbox/demo/",
        "http://localhost:9080/inbox/demo/more",
        "http://localhost:9080/inbox/..",
        "http://localhost:9080/inbox/../api/v1/events",
        "http://localhost:9080/inbox/%2e%2e",
        "http://localhost:9080/inbox/a%2fb",
        "http://localhost:9080/inbox/demo;a=b",
        "http://localhost:9080//inbox/demo",
        "http://localhost:9080/Inbox/demo",
        "http://localhost:9080/api/v1/events",
        "http://localhost:9081/inbox/demo",
        "http://localhost/inbox/demo",
        "https://localhost:9080/inbox/demo",
        "http://user@localhost:9080/inbox/demo",
        "http://127.0.0.1:9080/inbox/demo",
        "http://localhost.:9080/inbox/demo",
        "http://example.com:9080/inbox/demo",
        "/inbox/demo",
        "http:/inbox/demo"
      })
  void reachesNothingElseOfItself(String url) {
    assertThat(guard().refusal(URI.create(url))).isPresent();
  }

  @Test
  void knowsItsInboxByItsPublicUrlToo() {
    var guard = guard("synq.public-url", "http://events.corp:8000/");
    assertThat(guard.refusal(URI.create("http://events.corp:8000/inbox/demo"))).isEmpty();
    assertThat(guard.refusal(URI.create("http://localhost:9080/inbox/demo"))).isEmpty();
    assertThat(guard.refusal(URI.create("http://events.corp:8000/other"))).isPresent();
  }

  private static AddressGuard guard(String... pairs) {
    var settings = GivenSettings.of(pairs);
    return OutboundSettings.guard(new OutboundSettings(settings), new ServerSettings(settings));
  }
}
