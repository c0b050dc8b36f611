package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static final int LIMIT = 2048;

  @Test
  void readsUpToItsLimit() {
    assertThat(RequestBody.read(new ByteArrayInputStream(new byte[0]), LIMIT)).isEmpty();
    assertThat(RequestBody.read(new ByteArrayInputStream(new byte[LIMIT]), LIMIT)).hasSize(LIMIT);
  }

  @Test
  void refusesMoreWithoutReadingIt() {
    var endless = new Endless();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RequestBody.read(endless, LIMIT))
        .withMessage("The body is over 2 KiB.")
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.TOO_LARGE));
    assertThat(endless.read).isLessThanOrEqualTo(LIMIT + 1);
  }

  @Test
  void refusesABodyThatBreaksOff() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RequestBody.read(broken, LIMIT))
        .withMessage("The body did not arrive whole.")
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 'x';
    }
  }
}
