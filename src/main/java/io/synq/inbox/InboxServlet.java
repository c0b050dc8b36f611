package io.synq.inbox;

import io.synq.http.CleanThread;
import io.synq.http.FormParameters;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.Workers;
import io.synq.signature.Signatures;
import io.synq.signature.SigningKey;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /inbox/{name}}: POST keeps the request and answers as {@code ?status=…&delay_ms=…} say;
 * GET lists what came, newest first.
 */
@WebServlet(urlPatterns = "/inbox/*", asyncSupported = true)
public class InboxServlet extends HttpServlet {
  public static final int LEAST_STATUS = 200;
  public static final int MOST_STATUS = 599;
  public static final int MOST_DELAY_MS = 60_000;

  private static final long serialVersionUID = 1L;
  private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_-]{1,64}");
  private static final long TOLERANCE_SECONDS = 300;

  @Inject transient Inboxes inboxes;
  @Inject transient InboxSecrets secrets;
  @Inject transient InboxSwitch inbox;
  @Inject transient Workers workers;
  @Inject transient CleanThread clean;
  @Inject transient InstantSource clock;

  /** The list, as the contract names it. */
  public record Listing(List<Received> data) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> name = name(request);
    if (name.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    JsonConfiguration.jsonb().toJson(new Listing(inboxes.list(name.get())), response.getWriter());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> name = name(request);
    if (name.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // Of the address only: what comes may be a form, as curl says of all that it sends.
    Map<String, String[]> asked = FormParameters.of(request.getQueryString());
    int status = number(asked.get("status"), 200, LEAST_STATUS, MOST_STATUS);
    int delay = number(asked.get("delay_ms"), 0, 0, MOST_DELAY_MS);
    byte[] body = request.getInputStream().readAllBytes();
    inboxes.add(name.get(), received(request, body));
    if (delay == 0) {
      response.setStatus(status);
      return;
    }
    AsyncContext later = request.startAsync();
    later.setTimeout(0);
    workers.after(
        Duration.ofMillis(delay),
        () -> {
          response.setStatus(status);
          clean.complete(later);
        });
  }

  private Received received(HttpServletRequest request, byte[] body) {
    Instant now = clock.instant();
    Map<String, String> headers = new TreeMap<>();
    for (String header : Collections.list(request.getHeaderNames())) {
      headers.put(header, String.join(", ", Collections.list(request.getHeaders(header))));
    }
    List<SigningKey> known = secrets.of(request.getHeader("Synq-Delivery"), now);
    long seconds = now.getEpochSecond();
    String synq = request.getHeader("Synq-Signature");
    String standard = request.getHeader("webhook-signature");
    return new Received(
        now,
        headers,
        new String(body, StandardCharsets.UTF_8),
        verdict(synq, Signatures.verifySynq(known, synq, body, seconds, TOLERANCE_SECONDS)),
        verdict(
            standard,
            Signatures.verifyStandard(
                known,
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                standard,
                body,
                seconds,
                TOLERANCE_SECONDS)));
  }

  private static String verdict(@Nullable String header, boolean valid) {
    if (header == null) {
      return "absent";
    }
    return valid ? "valid" : "invalid";
  }

  private Optional<String> name(HttpServletRequest request) {
    String path = request.getPathInfo();
    return inbox.isOn() && path != null && NAME.matcher(path).matches()
        ? Optional.of(path.substring(1))
        : Optional.empty();
  }

  private static int number(String @Nullable [] texts, int otherwise, int min, int max) {
    try {
      return texts == null ? otherwise : Math.max(min, Math.min(max, Integer.parseInt(texts[0])));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
