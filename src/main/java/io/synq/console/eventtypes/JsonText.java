package io.synq.console.eventtypes;

import io.synq.console.text.PrettyJson;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.UniqueMembers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as people read and write it. */
final class JsonText {
  private JsonText() {}

  /** Over several lines; empty for nothing. */
  static String pretty(@Nullable JsonObject json) {
    return json == null ? "" : PrettyJson.plain(json.toString());
  }

  /**
   * The object that was typed; nothing if it is blank; 422 at the member if it is none or has a
   * member twice.
   */
  static Optional<JsonObject> parse(String member, String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      JsonValue value = UniqueMembers.read(parser, "/" + member);
      if (value instanceof JsonObject object && !parser.hasNext()) {
        return Optional.of(object);
      }
    } catch (ProblemException e) {
      throw e;
    } catch (JsonParsingException e) {
      long line = e.getLocation().getLineNumber();
      String where = line > 0 ? ": look at line " + line : "";
      throw Problem.invalid("/" + member, "is not a JSON object" + where).exception();
    } catch (RuntimeException e) {
      // The parser has a type of its own for bad syntax, but not for too deep and too long.
    }
    throw Problem.invalid("/" + member, "is not a JSON object").exception();
  }
}
