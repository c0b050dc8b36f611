package io.synq.eventtype;

import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /schemas}: the published schemas, for anyone, from any web page. */
@WebServlet("/schemas/*")
public class SchemasServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    Optional<PublishedSchemas.Document> found =
        Optional.ofNullable(request.getPathInfo()).flatMap(PublishedSchemas::find);
    if (found.isEmpty()) {
      Problem problem = Problem.notFound("schema");
      response.setStatus(problem.type().status());
      send(
          response,
          ProblemResponse.MEDIA_TYPE,
          ProblemResponse.json(problem, Ids.uuid().toString())
              .toString()
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    PublishedSchemas.Document document = found.get();
    response.setHeader("ETag", document.etag());
    response.setHeader("Cache-Control", "public, max-age=3600");
    if (matches(request.getHeader("If-None-Match"), document.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    send(response, document.contentType(), document.body());
  }

  private static void send(HttpServletResponse response, String contentType, byte[] body)
      throws IOException {
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** By weak comparison (RFC 9110 §13.1.2). */
  private static boolean matches(@Nullable String header, String etag) {
    return header != null && (header.strip().equals("*") || header.contains(etag));
  }
}
