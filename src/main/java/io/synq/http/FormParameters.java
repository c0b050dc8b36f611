package io.synq.http;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=b&c=d} (WHATWG URL §5.1), UTF-8. */
final class FormParameters {
  private FormParameters() {}

  /** Those of the query come first; 400 if one is not encoded as it must be. */
  static Map<String, String[]> of(@Nullable String query, @Nullable String form) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    read(query, values);
    read(form, values);
    Map<String, String[]> parameters = new LinkedHashMap<>();
    values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
    return parameters;
  }

  private static void read(@Nullable String text, Map<String, List<String>> values) {
    if (text == null) {
      return;
    }
    for (String pair : text.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.MALFORMED, "A parameter is not encoded as it must be.")
          .exception();
    }
  }
}
