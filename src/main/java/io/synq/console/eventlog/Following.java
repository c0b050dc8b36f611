package io.synq.console.eventlog;

import io.synq.console.text.Markup;
import io.synq.platform.Names;
import jakarta.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the event log's filter wants, from now on, as a stream: commands for a POSIX shell.
 *
 * @param curl asks the API
 * @param tail is the command line's
 * @param leftOut the parts of the filter that a stream cannot apply, separated by commas; empty if
 *     there are none
 */
public record Following(String curl, String tail, String leftOut) {
  private static final Map<String, String> UNKNOWN = new LinkedHashMap<>();

  static {
    UNKNOWN.put("from", "times");
    UNKNOWN.put("to", "times");
    UNKNOWN.put("endpoint_id", "endpoint");
    UNKNOWN.put("delivery_status", "delivery state");
    UNKNOWN.put("q", "text");
  }

  /**
   * The commands for a filter that can be meant.
   *
   * @param server the server's address, without a slash at its end
   */
  static Following of(LogFilter filter, URI server) {
    Optional<String> type = Optional.ofNullable(filter.parameter("event_type"));
    Optional<String> expression = expression(filter);
    StringBuilder curl =
        new StringBuilder("curl -N -G ")
            .append(CurlCommand.quote(server + "/api/v1/events/stream"))
            .append(" \\\n  -H 'Authorization: Bearer <your API key>'");
    StringBuilder tail = new StringBuilder("synq events tail");
    type.ifPresent(
        text -> {
          curl.append(parameter("event_types", text));
          tail.append(" -t ").append(CurlCommand.quote(text));
        });
    expression.ifPresent(
        text -> {
          curl.append(parameter("filter", text));
          tail.append(" -f ").append(CurlCommand.quote(text));
        });
    String leftOut =
        UNKNOWN.entrySet().stream()
            .filter(one -> filter.parameter(one.getKey()) != null)
            .map(Map.Entry::getValue)
            .distinct()
            .collect(Collectors.joining(", "));
    return new Following(curl.toString(), tail.toString(), leftOut);
  }

  public String curlHtml() {
    return Markup.escape(curl);
  }

  public String tailHtml() {
    return Markup.escape(tail);
  }

  private static String parameter(String name, String value) {
    return " \\\n  --data-urlencode " + CurlCommand.quote(name + "=" + value);
  }

  /** Members of the envelope, in JSONata; ids are in bodies as they are kept. */
  private static Optional<String> expression(LogFilter filter) {
    String all =
        Stream.of("user_id", "org_id")
            .map(name -> equal(name, filter.parameter(name)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> equal(String member, @Nullable String value) {
    return Optional.ofNullable(value)
        .map(text -> member + " = " + Json.createValue(Names.canonical(text)));
  }
}
