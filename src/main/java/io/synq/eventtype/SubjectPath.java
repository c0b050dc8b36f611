package io.synq.eventtype;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in an event's document stands what the event is about, such as {@code payload.order_id}.
 *
 * @param names of members, the outermost first
 */
public record SubjectPath(List<String> names) {
  static final String FORM = "^[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+){0,9}$";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /** Empty for no path. */
  static Optional<SubjectPath> of(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(path -> PATTERN.matcher(path).matches())
        .map(path -> new SubjectPath(List.of(path.split("[.]"))));
  }

  /**
   * The string or number that stands there.
   *
   * @param beginning of the document, which may end anywhere; what stands beyond is not found
   */
  public Optional<String> in(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.UTF_8);
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      return parser.next() == Event.START_OBJECT ? member(parser, 0) : Optional.empty();
    } catch (RuntimeException e) {
      // The parser has a type of its own for bad syntax, but not for an early end and too deep.
      return Optional.empty();
    }
  }

  private Optional<String> member(JsonParser parser, int level) {
    while (parser.next() == Event.KEY_NAME) {
      boolean wanted = parser.getString().equals(names.get(level));
      Event value = parser.next();
      if (!wanted) {
        skip(parser, value);
      } else if (level + 1 == names.size()) {
        return value == Event.VALUE_STRING || value == Event.VALUE_NUMBER
            ? Optional.of(parser.getString()).filter(found -> !found.isBlank())
            : Optional.empty();
      } else {
        return value == Event.START_OBJECT ? member(parser, level + 1) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void skip(JsonParser parser, Event value) {
    int open = step(value);
    while (open > 0) {
      open += step(parser.next());
    }
  }

  private static int step(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }
}
