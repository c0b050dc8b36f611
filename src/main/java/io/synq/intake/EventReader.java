package io.synq.intake;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Violations;
import io.synq.request.Requests;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a request. The payload is cut out of the text by position and never written
 * anew: key order, number spelling and white space stay as they were.
 */
final class EventReader {
  /** How deep a payload may nest. */
  static final int MAX_DEPTH = 100;

  /** How deep a body is read: payloads and what is around them, and less than parsers take. */
  private static final int MAX_READ = 5 * MAX_DEPTH;

  /** How many events a batch may hold. */
  static final int MAX_BATCH = 1000;

  private static final String TOO_DEEP = "must not nest deeper than " + MAX_DEPTH + " levels";
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /** The only member of a batch. */
  static final String EVENTS = "events";

  /** Those of an event. */
  static final Set<String> MEMBERS =
      Set.of(
          "event_id",
          "event_type",
          "timestamp",
          "tenant_id",
          "org_id",
          "user_id",
          "role",
          "payload");

  private final String tenantId;
  private final String text;
  private final JsonParser parser;

  private EventReader(String tenantId, String text) {
    this.tenantId = tenantId;
    this.text = text;
    this.parser = PARSERS.createParser(new StringReader(text));
  }

  /** One event of a batch: what was posted, or why it is refused. */
  record Read(Optional<NewEvent> event, Optional<Problem> problem) {}

  /** The event of {@code POST /events}. */
  static NewEvent one(String tenantId, byte[] body) {
    Read read =
        whole(
            tenantId,
            body,
            reader -> {
              reader.object("");
              Read event = reader.event();
              reader.end();
              return event;
            });
    return read.event().orElseThrow(() -> read.problem().orElseThrow().exception());
  }

  /** The events of {@code POST /events/batch}. */
  static List<Read> batch(String tenantId, byte[] body) {
    return whole(
        tenantId,
        body,
        reader -> {
          reader.object("");
          List<Read> events = reader.events();
          reader.end();
          return events;
        });
  }

  private static <T> T whole(String tenantId, byte[] body, Function<EventReader, T> reading) {
    String text = Requests.utf8(body);
    try {
      return new EventReader(tenantId, text).wellFormed(reading);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser's own limit on nesting, which has no exception type of its own, ends the reading
      // of others' events, too. What lies beyond ours is of no event that is taken.
      return new EventReader(tenantId, Nesting.cut(text, MAX_READ)).wellFormed(reading);
    }
  }

  private <T> T wellFormed(Function<EventReader, T> reading) {
    try (parser) {
      return reading.apply(this);
    } catch (JsonParsingException e) {
      throw Problem.of(
              ProblemType.MALFORMED,
              "The body is not well-formed JSON at line "
                  + e.getLocation().getLineNumber()
                  + ", column "
                  + e.getLocation().getColumnNumber()
                  + ".")
          .exception();
    } catch (JsonException | NoSuchElementException | IllegalStateException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body is not well-formed JSON.").exception();
    }
  }

  private void object(String pointer) {
    if (parser.next() != JsonParser.Event.START_OBJECT) {
      throw Problem.invalid(pointer, "must be a JSON object").exception();
    }
  }

  private void end() {
    if (parser.hasNext()) {
      throw Problem.of(ProblemType.MALFORMED, "The body goes on after its JSON.").exception();
    }
  }

  private List<Read> events() {
    @Nullable List<Read> events = null;
    JsonParser.Event token = parser.next();
    while (token != JsonParser.Event.END_OBJECT) {
      String name = parser.getString();
      if (!name.equals(EVENTS)) {
        throw Problem.invalid("/" + Requests.escape(name), "is not a member of a batch")
            .exception();
      }
      if (events != null) {
        throw Problem.invalid("/events", "appears twice").exception();
      }
      if (parser.next() != JsonParser.Event.START_ARRAY) {
        throw Problem.invalid("/events", "must be an array").exception();
      }
      events = elements();
      token = parser.next();
    }
    if (events == null || events.isEmpty()) {
      throw Problem.invalid("/events", "must hold at least one event").exception();
    }
    return events;
  }

  private List<Read> elements() {
    List<Read> events = new ArrayList<>();
    JsonParser.Event token = parser.next();
    while (token != JsonParser.Event.END_ARRAY) {
      if (events.size() == MAX_BATCH) {
        throw Problem.invalid("/events", "must hold at most " + MAX_BATCH + " events").exception();
      }
      if (token == JsonParser.Event.START_OBJECT) {
        events.add(event());
      } else {
        skip(token);
        events.add(refused(Problem.invalid("", "must be a JSON object")));
      }
      token = parser.next();
    }
    return events;
  }

  /** The rest of an object that has just begun. */
  private Read event() {
    Map<String, String> texts = new HashMap<>();
    Violations wrong = new Violations();
    Set<String> seen = new HashSet<>();
    byte @Nullable [] payload = null;
    for (JsonParser.Event token = parser.next();
        token != JsonParser.Event.END_OBJECT;
        token = parser.next()) {
      String name = parser.getString();
      String pointer = "/" + Requests.escape(name);
      JsonParser.Event value = parser.next();
      if (!MEMBERS.contains(name)) {
        wrong.add(pointer, "is not a member of an event");
        skip(value);
      } else if (!seen.add(name)) {
        wrong.add(pointer, "appears twice");
        skip(value);
      } else if (name.equals("payload")) {
        if (value == JsonParser.Event.START_OBJECT) {
          payload = payload(wrong);
        } else {
          wrong.add(pointer, "must be a JSON object");
          skip(value);
        }
      } else if (value == JsonParser.Event.VALUE_STRING) {
        texts.put(name, parser.getString());
      } else {
        wrong.add(pointer, "must be a string");
        skip(value);
      }
    }
    return new EventMembers(tenantId, texts, seen, wrong).event(payload);
  }

  /** Cuts the object that has just begun out of the text. */
  private byte[] payload(Violations wrong) {
    int start = (int) parser.getLocation().getStreamOffset() - 1;
    int deepest = skip(JsonParser.Event.START_OBJECT);
    int end = (int) parser.getLocation().getStreamOffset();
    if (text.charAt(start) != '{' || text.charAt(end - 1) != '}') {
      throw new IllegalStateException("the JSON parser counts positions in another way");
    }
    if (deepest > MAX_DEPTH) {
      wrong.add("/payload", TOO_DEEP);
    }
    return text.substring(start, end).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a value to its end, checking its form; how deep it nests. */
  private int skip(JsonParser.Event first) {
    int depth = 0;
    int deepest = 0;
    JsonParser.Event token = first;
    while (true) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> deepest = Math.max(deepest, ++depth);
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return deepest;
      }
      token = parser.next();
    }
  }

  static Read refused(Problem problem) {
    return new Read(Optional.empty(), Optional.of(problem));
  }
}
