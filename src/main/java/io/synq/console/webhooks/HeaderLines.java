package io.synq.console.webhooks;

import io.synq.platform.Problem;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Headers as people write them: one {@code Name: value} a line. */
final class HeaderLines {
  private HeaderLines() {}

  static String write(JsonObject headers) {
    return headers.keySet().stream()
        .map(name -> name + ": " + headers.getString(name))
        .collect(Collectors.joining("\n"));
  }

  /**
   * By their names, which are one regardless of case; 422 at {@code /headers} for lines that are
   * none.
   */
  static Map<String, String> read(@Nullable String text) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<Problem.Violation> wrong = new ArrayList<>();
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (line.isBlank()) {
        continue;
      }
      if (name.isEmpty()) {
        wrong.add(violation("“" + line.strip() + "” is not like Name: value"));
      } else if (headers.put(name, line.substring(colon + 1).strip()) != null) {
        wrong.add(violation(name + " is there twice"));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).exception();
    }
    return headers;
  }

  private static Problem.Violation violation(String message) {
    return new Problem.Violation("/headers", message);
  }

  /** A merge patch (RFC 7396) that makes of the old headers these. */
  static Map<String, @Nullable String> patch(Map<String, String> old, Map<String, String> headers) {
    Map<String, @Nullable String> patch = new LinkedHashMap<>();
    old.keySet().forEach(name -> patch.put(name, null));
    patch.putAll(headers);
    return patch;
  }
}
