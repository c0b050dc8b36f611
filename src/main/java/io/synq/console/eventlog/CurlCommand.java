package io.synq.console.eventlog;

import java.util.Map;

/** An HTTP request as a command for a POSIX shell: it sends exactly the same bytes. */
final class CurlCommand {
  private static final String NEXT_LINE = " \\\n  ";

  private CurlCommand() {}

  /**
   * A POST.
   *
   * @param body UTF-8 text, JSON; or {@code @} and the name of the file that has it
   */
  static String post(String url, Map<String, String> headers, String body) {
    StringBuilder command = new StringBuilder("curl -i ").append(quote(url));
    headers.forEach(
        (name, value) ->
            command.append(NEXT_LINE).append("-H ").append(quote(name + ": " + value)));
    return command.append(NEXT_LINE).append("--data-binary ").append(quote(body)).toString();
  }

  /** Nothing is special between single quotes but the quote itself (POSIX, 2.2.2). */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
