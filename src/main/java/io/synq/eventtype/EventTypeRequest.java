package io.synq.eventtype;

import io.synq.platform.Violations;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people say of an event type; what is left out is the built-in one's, if there is one. */
@Schema(
    examples =
        """
        {
          "description": "A parcel left the house",
          "subject": "payload.parcel_id",
          "schema": {"type": "object", "required": ["parcel_id"], "properties": {"parcel_id": {"type": "string"}}},
          "example": {"parcel_id": "par_1"},
          "enforce": true
        }
        """)
public record EventTypeRequest(
    @Schema(minLength = 1, maxLength = 1000) @Nullable String description,
    @Schema(
            minLength = 1,
            maxLength = 200,
            pattern = SubjectPath.FORM,
            description =
                "Where in an event stands what it is about, as names with dots between: the event log shows it.",
            examples = "payload.order_id")
        @Nullable String subject,
    @Schema(
            type = SchemaType.OBJECT,
            description = "JSON Schema 2020-12 of the payload, at most 30,000 characters.")
        @Nullable JsonObject schema,
    @Schema(type = SchemaType.OBJECT, description = "A payload that keeps to the schema.")
        @Nullable JsonObject example,
    @Schema(
            defaultValue = "false",
            description = "Whether payloads that break the schema are refused.")
        @Nullable Boolean enforce) {
  private static final int MAX_EXAMPLE = 30_000;

  /** Puts its default in the place of what was left out. */
  public EventTypeRequest {
    enforce = enforce != null && enforce;
  }

  /**
   * What is wrong with it beyond what its own schema can say.
   *
   * @param mostCost what the {@link SchemaCost} may be
   */
  Violations violations(Optional<BuiltInType> builtIn, long mostCost) {
    Violations wrong = new Violations();
    if (subject != null && SubjectPath.of(subject).isEmpty()) {
      wrong.add("/subject", "must be names with dots between, such as payload.order_id");
    }
    Violations refusals =
        schema == null ? new Violations() : PayloadSchema.refusals(schema, mostCost);
    wrong.addAll("/schema", refusals);
    Optional<JsonObject> judge =
        Optional.ofNullable(schema).or(() -> builtIn.map(BuiltInType::schema));
    if (enforce && judge.isEmpty()) {
      wrong.add("/enforce", "needs a schema");
    }
    if (example != null && example.toString().length() > MAX_EXAMPLE) {
      wrong.add("/example", "must be at most " + MAX_EXAMPLE + " characters");
    } else if (example != null && refusals.isEmpty()) {
      byte[] text = example.toString().getBytes(StandardCharsets.UTF_8);
      judge.ifPresent(
          it -> wrong.addAll("/example", PayloadSchema.compile(it).violations(text, "")));
    }
    return wrong;
  }
}
