package io.synq.eventtype;

import io.synq.platform.Violations;
import io.synq.request.RequestObject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads an event type's members from a request; refuses it with every violation at once. */
final class EventTypeReader {
  static final int MAX_DESCRIPTION = 1000;
  private static final int MAX_EXAMPLE = 30_000;

  private EventTypeReader() {}

  static EventTypeForm read(String name, RequestObject request, EventTypeSettings settings) {
    Optional<String> description = request.text("description", MAX_DESCRIPTION);
    Optional<JsonObject> own = request.json("schema");
    Optional<JsonObject> example = request.json("example");
    boolean enforce = request.flag("enforce").orElse(false);
    Violations refusals =
        own.map(schema -> PayloadSchema.refusals(schema, settings.maxSchemaCost))
            .orElseGet(Violations::new);
    request.violations("/schema", refusals);
    Optional<JsonObject> judge = own.or(() -> BuiltInTypes.find(name).map(BuiltInType::schema));
    if (enforce && judge.isEmpty()) {
      request.violation("/enforce", "needs a schema");
    }
    example.ifPresent(
        json -> {
          String text = json.toString();
          if (text.length() > MAX_EXAMPLE) {
            request.violation("/example", "must be at most " + MAX_EXAMPLE + " characters");
          } else if (refusals.isEmpty()) {
            judge.ifPresent(
                schema ->
                    request.violations(
                        "/example",
                        PayloadSchema.compile(schema)
                            .violations(text.getBytes(StandardCharsets.UTF_8), "")));
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
