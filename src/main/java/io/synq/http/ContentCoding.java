package io.synq.http;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes the compression of a body (RFC 9110 §8.4). */
final class ContentCoding {
  /** Few at a time: a body of a few bytes may become one of many. */
  private static final Semaphore TURNS = new Semaphore(Runtime.getRuntime().availableProcessors());

  private ContentCoding() {}

  /**
   * 400 if it is not compressed as it says, 413 past the limit, of which it reads no more, 415 for
   * a coding that is not known.
   */
  static byte[] decode(@Nullable String coding, byte[] body, int limit) {
    if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity")) {
      return body;
    }
    TURNS.acquireUninterruptibly();
    try (InputStream stream = decoder(coding.strip().toLowerCase(Locale.ROOT), body)) {
      byte[] decoded = stream.readNBytes(limit + 1);
      if (decoded.length > limit) {
        throw RequestBody.tooLarge(limit);
      }
      return decoded;
    } catch (IOException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body is not " + coding.strip() + ".")
          .exception();
    } finally {
      TURNS.release();
    }
  }

  private static InputStream decoder(String coding, byte[] body) throws IOException {
    InputStream stream = new ByteArrayInputStream(body);
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(stream);
      case "deflate" -> new InflaterInputStream(stream);
      default ->
          throw Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "The body has a Content-Encoding that is not gzip, deflate or identity.")
              .exception();
    };
  }
}
