package io.synq.platform;

/** Bodies of requests and messages have a limit. */
public final class RequestBody {
  private RequestBody() {}

  /** 413: the body is over so many bytes. */
  public static ProblemException tooLarge(int limit) {
    return Problem.of(ProblemType.TOO_LARGE, "The body is over " + limit / 1024 + " KiB.")
        .exception();
  }
}
