package io.synq.eventtype;

import jakarta.json.JsonObject;

/**
 * A type that every tenant has from the start.
 *
 * @param schema of a commerce event's payload, or of a whole workspace event
 * @param example what the schema describes
 */
record BuiltInType(String name, String description, JsonObject schema, JsonObject example) {
  Family family() {
    return Family.of(name);
  }
}
