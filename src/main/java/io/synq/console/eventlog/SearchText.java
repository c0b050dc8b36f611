package io.synq.console.eventlog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed into the event log's one field: text to find in bodies, and words such as {@code
 * type:order.created} that stand for a filter. Values with spaces stand between quotes.
 */
final class SearchText {
  private static final Map<String, String> FILTERS =
      Map.of(
          "type", "event_type",
          "user", "user_id",
          "org", "org_id",
          "endpoint", "endpoint_id",
          "state", "delivery_status");

  private static final Pattern WORD =
      Pattern.compile("(?<!\\S)(\\w+):(?:\"([^\"]+)\"(?!\\S)|([^\\s\"]\\S*))\\s*");

  private SearchText() {}

  /** The log's parameters by name; {@code q} is what is left, if there is something. */
  static Map<String, String> parameters(String typed) {
    Map<String, String> found = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    Matcher words = WORD.matcher(typed);
    while (words.find()) {
      String filter = FILTERS.get(words.group(1));
      if (filter != null) {
        found.put(filter, words.group(2) == null ? words.group(3) : words.group(2));
      }
      words.appendReplacement(rest, filter == null ? Matcher.quoteReplacement(words.group()) : "");
    }
    String text = words.appendTail(rest).toString().strip();
    if (!text.isEmpty()) {
      found.put("q", text);
    }
    return found;
  }
}
