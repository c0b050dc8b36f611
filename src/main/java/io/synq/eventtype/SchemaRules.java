package io.synq.eventtype;

import io.synq.platform.Violations;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What this server asks of a schema beyond its being one: bounds, and nothing from outside. Only
 * what was looked at here can be referred to, and so only that is ever run.
 */
final class SchemaRules {
  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  static final int MAX_CHARACTERS = 30_000;
  private static final int MAX_LEVELS = 64;
  private static final int MAX_SCHEMAS = 1000;
  private static final int MAX_REFERENCES = 100;

  private static final Set<String> ONE =
      Set.of(
          "items",
          "additionalProperties",
          "contains",
          "not",
          "if",
          "then",
          "else",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");
  private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");
  private static final Set<String> NOT_OFFERED =
      Set.of("$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor");

  private final Violations violations = new Violations();
  private final Map<String, JsonValue> targets = new HashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private int schemas;

  private SchemaRules() {}

  /** What is wrong, with pointers into the schema. */
  static Violations violations(JsonObject schema, long mostCost) {
    SchemaRules rules = new SchemaRules();
    if (schema.toString().length() > MAX_CHARACTERS) {
      rules.wrong("", "must be at most " + MAX_CHARACTERS + " characters");
    } else if (levels(schema) > MAX_LEVELS) {
      rules.wrong("", "must not nest deeper than " + MAX_LEVELS + " levels");
    } else {
      rules.schema(schema, "");
      rules.checkReferences();
    }
    if (rules.violations.isEmpty()) {
      new SchemaCost(rules.targets)
          .objection(schema, mostCost)
          .ifPresent(objection -> rules.wrong("", objection));
    }
    return rules.violations;
  }

  private static int levels(JsonValue value) {
    int deepest = 0;
    if (value instanceof JsonObject object) {
      for (JsonValue member : object.values()) {
        deepest = Math.max(deepest, levels(member));
      }
    } else if (value instanceof JsonArray array) {
      for (JsonValue element : array) {
        deepest = Math.max(deepest, levels(element));
      }
    } else {
      return 0;
    }
    return deepest + 1;
  }

  private void schema(JsonValue value, String at) {
    targets.put("#" + at, value);
    if (++schemas == MAX_SCHEMAS + 1) {
      wrong("", "must have at most " + MAX_SCHEMAS + " schemas in it");
    }
    if (schemas <= MAX_SCHEMAS && value instanceof JsonObject object) {
      object.forEach((keyword, member) -> keyword(object, keyword, member, at));
    }
  }

  private void keyword(JsonObject schema, String keyword, JsonValue value, String at) {
    String here = at + "/" + escape(keyword);
    if (ONE.contains(keyword)) {
      schema(value, here);
    } else if (LISTED.contains(keyword) && value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        schema(array.get(i), here + "/" + i);
      }
    } else if (NAMED.contains(keyword) && value instanceof JsonObject object) {
      object.forEach(
          (name, named) -> {
            if (keyword.equals("patternProperties")) {
              regex(name, here + "/" + escape(name));
            }
            schema(named, here + "/" + escape(name));
          });
    } else if (NOT_OFFERED.contains(keyword)) {
      wrong(here, "is not offered: use $ref");
    } else if (value instanceof JsonString text) {
      text(schema, keyword, text.getString(), at, here);
    }
  }

  private void text(JsonObject schema, String keyword, String text, String at, String here) {
    switch (keyword) {
      case "$schema" -> {
        if (!text.equals(DIALECT)) {
          wrong(here, "must be " + DIALECT);
        }
      }
      case "$id" -> {
        if (!at.isEmpty()) {
          wrong(here, "must only stand at the top");
        }
      }
      case "$anchor" -> targets.put("#" + text, schema);
      case "$ref" -> references.put(here, text);
      case "pattern" -> regex(text, here);
      default -> {}
    }
  }

  private void regex(String regex, String here) {
    LinearRegex.refusal(regex).ifPresent(reason -> wrong(here, reason));
  }

  private void checkReferences() {
    if (references.size() > MAX_REFERENCES) {
      wrong("", "must have at most " + MAX_REFERENCES + " references in it");
    }
    references.forEach(
        (here, target) -> {
          if (!targets.containsKey(target)) {
            wrong(here, "must refer to a schema within this one, such as #/$defs/name");
          }
        });
  }

  private void wrong(String pointer, String message) {
    violations.add(pointer, message);
  }

  /** RFC 6901 §3. */
  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
