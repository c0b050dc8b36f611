package io.synq.console.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP request as a command for a POSIX shell: it sends exactly the same bytes. */
final class CurlCommand {
  private static final String NEXT_LINE = " \\\n  ";

  /** Linux takes no longer argument: 128 KiB with the zero at its end (execve(2)). */
  private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

  private CurlCommand() {}

  /** Whether it can be written into a command; otherwise it has to be in a file. */
  static boolean takes(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
  }

  /**
   * A POST. The URL is taken as it is: curl makes many of one with brackets or braces otherwise.
   *
   * @param body UTF-8 text, JSON; or {@code @} and the name of the file that has it
   */
  static String post(String url, Map<String, String> headers, String body) {
    StringBuilder command = new StringBuilder("curl -g -i ").append(quote(url));
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
