package io.synq.eventtype;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A type that every tenant has from the start.
 *
 * @param subject where an event's subject stands, as {@link SubjectPath} has it; null for none
 * @param schema of a commerce event's payload, or of a whole workspace event
 * @param example what the schema describes
 */
record BuiltInType(
    String name,
    String description,
    @Nullable String subject,
    JsonObject schema,
    JsonObject example) {
  Family family() {
    return Family.of(name);
  }
}
