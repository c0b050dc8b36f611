package io.synq.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with a {@link Problem} where there is no JAX-RS. */
public final class Refusal {
  private Refusal() {}

  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body =
        ProblemResponse.json(problem, CurrentTrace.id())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.type().status());
    response.setContentType(ProblemResponse.MEDIA_TYPE);
    response.setContentLength(body.length);
    if (problem.type() == ProblemType.UNAVAILABLE) {
      response.setHeader("Retry-After", ProblemResponse.RETRY_AFTER_SECONDS);
    }
    response.getOutputStream().write(body);
  }
}
