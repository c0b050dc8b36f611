package io.synq.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterimAnswersTest {
  private final InterimAnswers interim = new InterimAnswers(2, 100);

  private void came(String text) {
    var data = ByteBuffer.wrap(("before" + text).getBytes(ISO_8859_1));
    interim.came(data, "before".length(), data.limit());
    assertThat(data.position()).isZero();
  }

  private void assertTooMany() {
    assertThatExceptionOfType(InterimAnswers.TooManyException.class).isThrownBy(interim::check);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Hints\nLink: x\n\n"})
  void countsHeadsByTheEmptyLineThatEndsThem(String head) {
    came(head);
    came(head);
    assertThatNoException().isThrownBy(interim::check);
    came(head.substring(0, head.length() - 1));
    assertThatNoException().isThrownBy(interim::check);
    came("\n");
    assertTooMany();
  }

  @Test
  void countsTheBytesOfWholeHeads() {
    came("HTTP/1.1 103 Early Hints\r\nLink: " + "x".repeat(100));
    assertThatNoException().as("it may yet be the answer").isThrownBy(interim::check);
    came("\r\n\r\n");
    assertTooMany();
  }

  @Test
  void beginsAnewWithTheNextRequest() {
    came("HTTP/1.1 100 Continue\r\n\r\n".repeat(3));
    interim.clear();
    assertThatNoException().isThrownBy(interim::check);
  }
}
