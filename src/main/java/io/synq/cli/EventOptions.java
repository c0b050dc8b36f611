package io.synq.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which events a command reads. */
final class EventOptions {
  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      split = ",",
      description = "only of this type, or of a domain as in 'order.*'; may be given again")
  List<String> types = List.of();

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "EXPRESSION",
      description = "only those that a JSONata expression is true for: 'payload.total > 100'")
  @Nullable String filter;

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      description = "begin there: start for the oldest event, or a position; now without it")
  @Nullable String after;

  /** As the API's parameters have it. */
  String query() {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (!types.isEmpty()) {
      query.add("event_types=" + encoded(String.join(",", types)));
    }
    if (filter != null) {
      query.add("filter=" + encoded(filter));
    }
    if (after != null) {
      query.add("after=" + encoded(after));
    }
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
