package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Expressions as filters evaluate them, beside JSONata's reference implementation: the npm package
 * jsonata 2.2.2, by {@code jsonata/reference.js}.
 */
class FilterReferenceTest {
  private static final Path FOLDER = Path.of("src/test/resources/jsonata");
  private static final String NOTHING = "nothing";
  private static final String ERROR = "error";

  /**
   * What is known to differ. The library's operator {@code &} writes whole numbers of more than 19
   * digits in another way than $string; what has no number as its result is an error.
   */
  private static final List<String> DIFFERENT =
      List.of(
          "'n=' & payload.twenty",
          "'n=' & payload.long",
          "$toMillis('2024-13-01')",
          "1 / 0",
          "10 % 0");

  @Test
  void theReferenceSaysTheSame() throws IOException {
    byte[] body = Files.readAllBytes(FOLDER.resolve("body.json"));
    List<?> cases = (List<?>) Json.parseJson(Files.readString(FOLDER.resolve("cases.json")));
    Map<String, String> different = new LinkedHashMap<>();
    for (Object one : cases) {
      Map<?, ?> known = (Map<?, ?>) one;
      String expression = String.valueOf(known.get("expression"));
      Object wanted = wanted(known);
      Object got = evaluated(expression, body);
      if (!wanted.equals(got)) {
        different.put(expression, wanted + " was " + got);
      }
    }
    assertThat(cases).hasSizeGreaterThan(350);
    assertThat(different).containsOnlyKeys(DIFFERENT);
  }

  private static Object wanted(Map<?, ?> known) {
    if (known.containsKey("error")) {
      return ERROR;
    }
    return known.containsKey("undefined") ? NOTHING : List.of(comparable(known.get("result")));
  }

  private static Object evaluated(String expression, byte[] body) {
    try {
      Verdict verdict =
          Filter.compile(expression).evaluate(FilterDocument.parse(body), InstantSource.system());
      if (!(verdict instanceof Verdict.Evaluated evaluated)) {
        return ERROR;
      }
      Object result = evaluated.result();
      return result == null ? NOTHING : List.of(comparable(result));
    } catch (IllegalArgumentException e) {
      return ERROR;
    }
  }

  /** With numbers of one kind. */
  private static Object comparable(@Nullable Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return "null";
    }
    if (value instanceof Number number) {
      return number.doubleValue() + 0.0;
    }
    if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(comparable(element)));
      return elements;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put(name, comparable(member)));
      return members;
    }
    return value;
  }
}
