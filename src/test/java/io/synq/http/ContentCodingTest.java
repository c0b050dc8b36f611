package io.synq.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentCodingTest {
  private static final int LIMIT = 4096;
  private static final byte[] BODY = "{\"payload\":{}}".getBytes(UTF_8);

  @Test
  void undoesTheCodingsItKnows() throws IOException {
    for (var coding : new String[] {null, "", "identity", " Identity "}) {
      assertThat(ContentCoding.decode(coding, BODY, LIMIT)).isEqualTo(BODY);
    }
    for (var coding : new String[] {"gzip", "GZIP", " x-gzip"}) {
      assertThat(ContentCoding.decode(coding, gzip(BODY), LIMIT)).isEqualTo(BODY);
    }
    var deflated = new ByteArrayOutputStream();
    try (var stream = new DeflaterOutputStream(deflated)) {
      stream.write(BODY);
    }
    assertThat(ContentCoding.decode("deflate", deflated.toByteArray(), LIMIT)).isEqualTo(BODY);
  }

  @Test
  void boundsWhatComesOut() throws IOException {
    assertThat(ContentCoding.decode("gzip", gzip(new byte[LIMIT]), LIMIT)).hasSize(LIMIT);
    assertRefused(ProblemType.TOO_LARGE, "gzip", gzip(new byte[LIMIT + 1]));
    assertRefused(ProblemType.TOO_LARGE, "gzip", gzip(new byte[10_000_000]));
  }

  @Test
  void refusesOthersAndWhatIsNotAsItSays() throws IOException {
    assertRefused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "br", BODY);
    assertRefused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "gzip, gzip", gzip(BODY));
    assertRefused(ProblemType.MALFORMED, "gzip", BODY);
    assertRefused(ProblemType.MALFORMED, "deflate", BODY);
    assertRefused(ProblemType.MALFORMED, "gzip", new byte[0]);
  }

  private static void assertRefused(ProblemType type, String coding, byte[] body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ContentCoding.decode(coding, body, LIMIT))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var stream = new GZIPOutputStream(compressed)) {
      stream.write(body);
    }
    return compressed.toByteArray();
  }
}
