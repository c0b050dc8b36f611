package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
  private static final List<String> NONE = List.of();
  private static final List<String> HOST = List.of("events.example.com");

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "events.example.com:9080", "127.0.0.1:80", "[::1]:9080"})
  void takesOneHost(String host) {
    assertThat(Framing.fault("HTTP/1.1", List.of(host), NONE, NONE)).isEmpty();
  }

  @Test
  void refusesNoHostAndTwo() {
    for (var hosts : List.of(NONE, List.of("a", "a"), List.of("a", "b"))) {
      assertThat(Framing.fault("HTTP/1.1", hosts, NONE, NONE))
          .contains("There must be one header Host.");
    }
    assertThat(Framing.fault("HTTP/1.0", NONE, NONE, NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "user@a", "a/b", "http://a", "a?b", "a#b", "ä", "a\\b"})
  void refusesWhatIsNoHost(String host) {
    assertThat(Framing.fault("HTTP/1.1", List.of(host), NONE, NONE))
        .contains("The header Host is not a host.");
  }

  @Test
  void takesALengthOrChunks() {
    assertThat(Framing.fault("HTTP/1.1", HOST, NONE, List.of("2"))).isEmpty();
    assertThat(Framing.fault("HTTP/1.1", HOST, List.of("chunked"), NONE)).isEmpty();
    assertThat(Framing.fault("HTTP/1.1", HOST, List.of("Chunked"), NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity", "gzip, chunked", "chunked, chunked", "xchunked", ""})
  void refusesOtherCodings(String coding) {
    assertThat(Framing.fault("HTTP/1.1", HOST, List.of(coding), NONE))
        .contains("The header Transfer-Encoding must be chunked.");
  }

  @Test
  void refusesTwoEndsOfABody() {
    assertThat(Framing.fault("HTTP/1.1", HOST, List.of("chunked", "chunked"), NONE)).isPresent();
    assertThat(Framing.fault("HTTP/1.1", HOST, List.of("chunked"), List.of("2"))).isPresent();
    assertThat(Framing.fault("HTTP/1.1", HOST, NONE, List.of("2", "2"))).isPresent();
  }
}
