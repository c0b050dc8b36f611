package io.synq.platform;

import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies up to a limit. */
public final class RequestBody {
  private RequestBody() {}

  /** 413: the body is over so many bytes. */
  public static ProblemException tooLarge(int limit) {
    return Problem.of(ProblemType.TOO_LARGE, "The body is over " + limit / 1024 + " KiB.")
        .exception();
  }

  /** All of it; 413 past the limit, without reading further. */
  public static byte[] read(InputStream stream, int limit) {
    try {
      byte[] body = stream.readNBytes(limit + 1);
      if (body.length > limit) {
        throw tooLarge(limit);
      }
      return body;
    } catch (IOException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body did not arrive whole.").exception();
    }
  }
}
