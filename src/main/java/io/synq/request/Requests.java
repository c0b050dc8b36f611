package io.synq.request;

import io.synq.platform.JsonConfiguration;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Texts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads requests: JSON, and the records that it says. */
public final class Requests {
  private static final int LONGEST_NAME = 64;

  private Requests() {}

  /** Reads a body; 400 if it is not JSON, 422 if it is not an object or has a member twice. */
  public static JsonObject parse(byte[] body) {
    JsonValue value;
    try (JsonParser parser = Json.createParser(new StringReader(utf8(body)))) {
      value = UniqueMembers.read(parser, "");
      if (parser.hasNext()) {
        throw malformed();
      }
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser has a type of its own for bad syntax, but not for too deep and too long.
      throw malformed();
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw Problem.invalid("", "must be a JSON object").exception();
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.MALFORMED, "The body is not well-formed JSON.").exception();
  }

  /** The text of a body that must be UTF-8; 400 if it is not. */
  public static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body is not UTF-8.").exception();
    }
  }

  /** A member's name as a JSON Pointer token (RFC 6901 §3), cut to a readable length. */
  public static String escape(String name) {
    String cut = Texts.shortened(name, LONGEST_NAME);
    return cut.replace("~", "~0").replace("/", "~1");
  }

  /** The record that says this; 422, with all that is wrong, unless it keeps to its schema. */
  public static <T extends Record> T read(JsonObject json, Class<T> type) {
    RequestSchema.of(type).violations(json).check();
    return bind(json, type);
  }

  static <T extends Record> T bind(JsonObject json, Class<T> type) {
    return JsonConfiguration.jsonb().fromJson(json.toString(), type);
  }
}
