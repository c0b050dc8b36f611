package io.synq.eventtype;

import io.synq.platform.Problem;
import io.synq.platform.RequestObject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads an event type's members from a request; refuses it with every violation at once. */
final class EventTypeReader {
  static final int MAX_DESCRIPTION = 1000;
  private static final int MAX_EXAMPLE = 30_000;

  private EventTypeReader() {}

  static EventTypeForm read(String name, RequestObject request) {
    Optional<String> description = request.text("description", MAX_DESCRIPTION);
    Optional<JsonObject> own = request.json("schema");
    Optional<JsonObject> example = request.json("example");
    boolean enforce = request.flag("enforce").orElse(false);
    List<Problem.Violation> refusals = own.map(PayloadSchema::refusals).orElse(List.of());
    refusals.forEach(wrong -> request.violation("/schema" + wrong.pointer(), wrong.message()));
    Optional<JsonObject> schema = own.or(() -> BuiltInTypes.find(name).map(BuiltInType::schema));
    if (enforce && schema.isEmpty()) {
      request.violation("/enforce", "needs a schema");
    }
    example.ifPresent(
        json -> {
          String text = json.toString();
          if (text.length() > MAX_EXAMPLE) {
            request.violation("/example", "must be at most " + MAX_EXAMPLE + " characters");
          } else if (refusals.isEmpty()) {
            schema.ifPresent(
                judge ->
                    PayloadSchema.compile(judge)
                        .violations(text.getBytes(StandardCharsets.UTF_8), "/example")
                        .forEach(wrong -> request.violation(wrong.pointer(), wrong.message())));
          }
        });
    request.check();
    return new EventTypeForm(
        description.orElse(null),
        own.map(JsonObject::toString).orElse(null),
        example.map(JsonObject::toString).orElse(null),
        enforce);
  }
}
