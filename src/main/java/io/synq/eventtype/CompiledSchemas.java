package io.synq.eventtype;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recently used schemas, compiled, by their text: equal texts mean the same, whichever tenant's
 * they are.
 */
@ApplicationScoped
public class CompiledSchemas {
  /** A compiled schema takes some fifty times the space of its text. */
  static final int MOST_CHARACTERS = 2_000_000;

  private final Map<String, PayloadSchema> schemas = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  PayloadSchema of(String text) {
    synchronized (schemas) {
      PayloadSchema known = schemas.get(text);
      if (known != null) {
        return known;
      }
    }
    PayloadSchema compiled;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      compiled = PayloadSchema.compile(reader.readObject());
    }
    add(text, compiled);
    return compiled;
  }

  private void add(String text, PayloadSchema compiled) {
    synchronized (schemas) {
      if (schemas.put(text, compiled) == null) {
        characters += text.length();
      }
      Iterator<String> oldest = schemas.keySet().iterator();
      while (characters > MOST_CHARACTERS) {
        characters -= oldest.next().length();
        oldest.remove();
      }
    }
  }

  int size() {
    synchronized (schemas) {
      return schemas.size();
    }
  }
}
