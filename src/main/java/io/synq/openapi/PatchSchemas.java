package io.synq.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Describes JSON merge patches by the schema of the request that makes the same thing: none of its
 * members is required, and those that are only written when it is made cannot be changed.
 */
final class PatchSchemas {
  private final Components shared;

  PatchSchemas(Components shared) {
    this.shared = shared;
  }

  void describe(Operation operation, Class<?> record) {
    String made = RecordSchemas.name(record);
    String name = made.replaceFirst("Request$", "Patch");
    shared.addSchema(name, patch(shared.getSchemas().get(made)));
    Schema reference = OASFactory.createSchema().ref(Refs.SCHEMAS + name);
    operation
        .getRequestBody()
        .getContent()
        .getMediaTypes()
        .values()
        .forEach(media -> media.setSchema(reference));
  }

  private static Schema patch(Schema made) {
    Map<String, Schema> members = new TreeMap<>();
    Map<Object, Object> example = new TreeMap<>((Map<?, ?>) made.getExamples().get(0));
    made.getProperties()
        .forEach(
            (name, member) -> {
              boolean changes = !Boolean.TRUE.equals(member.getWriteOnly());
              if (changes) {
                members.put(name, merged(member));
              }
              if (!changes || made.getRequired() != null && made.getRequired().contains(name)) {
                example.remove(name);
              }
            });
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A JSON merge patch (RFC 7396): null removes.")
        .examples(List.of(example))
        .properties(members)
        .additionalPropertiesSchema(made.getAdditionalPropertiesSchema());
  }

  /** What is left out stays, whatever its default; null removes an element of a map. */
  private static Schema merged(Schema member) {
    Schema copy = copy(member);
    if (member.getDescription() != null) {
      copy.setDescription(member.getDescription().replaceFirst(" By default [^.]*\\.$", ""));
    }
    Schema elements = member.getAdditionalPropertiesSchema();
    if (elements != null && elements.getBooleanSchema() == null) {
      copy.setAdditionalPropertiesSchema(RecordSchemas.orNull(copy(elements)));
    }
    return copy;
  }

  private static Schema copy(Schema schema) {
    Schema copy = OASFactory.createSchema();
    copy.setAll(new LinkedHashMap<>(schema.getAll()));
    copy.setType(schema.getType() == null ? null : new ArrayList<>(schema.getType()));
    return copy;
  }
}
