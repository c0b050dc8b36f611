package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

  @Test
  void isAtItsOwnPortByDefault() {
    var settings = new ServerSettings(GivenSettings.of());
    assertThat(settings.httpPort).isEqualTo(9080);
    assertThat(settings.publicUrl).isEqualTo(URI.create("http://localhost:9080"));
    assertThat(new ServerSettings(GivenSettings.of("synq.http.port", "8080")).publicUrl)
        .isEqualTo(URI.create("http://localhost:8080"));
  }

  @Test
  void hasAPublicUrlWithoutASlashAtItsEnd() {
    assertThat(publicUrl("https://events.example.com/")).isEqualTo("https://events.example.com");
    assertThat(publicUrl("https://events.example.com")).isEqualTo("https://events.example.com");
    assertThat(publicUrl("https://example.com/events/")).isEqualTo("https://example.com/events");
  }

  @Test
  void keepsItsDataInOnePlaceWhoeverLooks() {
    assertThat(new ServerSettings(GivenSettings.of("synq.data.directory", "/srv/data")))
        .extracting(settings -> settings.dataDirectory)
        .isEqualTo(Path.of("/srv/data"));
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new ServerSettings(GivenSettings.of("synq.data.directory", "data")))
        .withMessage("synq.data.directory must be an absolute path");
  }

  private static String publicUrl(String url) {
    return new ServerSettings(GivenSettings.of("synq.public-url", url)).publicUrl.toString();
  }

  @Test
  void refusesOtherPorts() {
    for (var port : new String[] {"0", "65536", "http"}) {
      assertThatExceptionOfType(BadSettingException.class)
          .isThrownBy(() -> new ServerSettings(GivenSettings.of("synq.http.port", port)))
          .withMessageStartingWith("synq.http.port ");
    }
  }
}
