package io.synq.http;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=b&c=d} (WHATWG URL §5.1), UTF-8: the query of an address, or a form. */
public final class FormParameters {
  private static final String TYPE = "application/x-www-form-urlencoded";

  private FormParameters() {}

  /** Whether the body of a request is a form. */
  public static boolean areIn(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(TYPE) && request.getContentLengthLong() > 0;
  }

  /** All values by name, as they come; 400 if one is not encoded as it must be. */
  public static Map<String, String[]> of(@Nullable String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    read(text == null ? "" : text, values);
    Map<String, String[]> parameters = new LinkedHashMap<>();
    values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
    return parameters;
  }

  private static void read(String text, Map<String, List<String>> values) {
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
