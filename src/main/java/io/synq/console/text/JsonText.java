package io.synq.console.text;

import io.synq.platform.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as people read and write it. */
public final class JsonText {
  private JsonText() {}

  /** Over several lines; empty for nothing. */
  public static String pretty(@Nullable JsonObject json) {
    if (json == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(json);
    }
    return text.toString().strip();
  }

  /** The object that was typed; nothing if it is blank; 422 at the member if it is none. */
  public static Optional<JsonObject> parse(String member, String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonObject object = parser.getObject();
      if (!parser.hasNext()) {
        return Optional.of(object);
      }
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
