package io.synq.console.eventlog;

import io.synq.console.text.PrettyJson;
import io.synq.deliverylog.AttemptResponse;
import java.util.Map;

/** An attempt as its page tells it. */
public record AttemptStory(AttemptResponse attempt) {

  public boolean delivered() {
    Integer status = attempt.status();
    return status != null && status >= 200 && status < 300;
  }

  /** The answer's status with its name, or that there was none. */
  public String answer() {
    Integer status = attempt.status();
    return status == null ? "No answer" : StatusText.of(status);
  }

  public String reason() {
    return Reason.of(attempt);
  }

  public Map<String, String> sent() {
    return attempt.requestHeaders() == null ? Map.of() : attempt.requestHeaders();
  }

  public Map<String, String> received() {
    return attempt.responseHeaders() == null ? Map.of() : attempt.responseHeaders();
  }

  /** Whether there is something of the endpoint's own that is not shown. */
  public boolean hidden() {
    return sent().containsValue("(hidden)");
  }

  public boolean silent() {
    return attempt.responseBody() == null || attempt.responseBody().isEmpty();
  }

  /** The answer's body as HTML. */
  public String answered() {
    return PrettyJson.orText(attempt.responseBody() == null ? "" : attempt.responseBody());
  }

  /** Whether there was nothing to send. */
  public boolean unsent() {
    return attempt.error() != null && attempt.error().kind().equals("transform");
  }

  /**
   * The request as a command.
   *
   * @param data what it sends: the body, or {@code @} and the name of its file
   */
  String curl(String data) {
    return CurlCommand.post(attempt.url(), sent(), data);
  }
}
