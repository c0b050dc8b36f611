package io.synq.openapi;

import io.synq.request.RecordSchema;
import jakarta.json.bind.annotation.JsonbNillable;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of payload records: what is {@code @Nullable} may be null, an answer has
 * all of its members, and a request no others. What is a part of both is described as of a request.
 */
final class RecordSchemas {
  /** The scanner's own has no milliseconds, which requests must have. */
  private static final String TIME = "2024-12-04T15:32:07.412Z";

  private static final Set<String> IDENTIFIED_BY_UUID = Set.of("event_id", "tenant_id");

  private final Map<String, Schema> schemas;

  RecordSchemas(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  void complete(PayloadTypes types) {
    types.taken().forEach(type -> of(type).forEach(schema -> taken(type, schema)));
    types.given().stream()
        .filter(type -> !types.taken().contains(type))
        .forEach(type -> of(type).forEach(schema -> given(type, schema)));
  }

  /** A generic record has a schema for each use. */
  private List<Schema> of(Class<?> type) {
    if (type.getTypeParameters().length > 0) {
      return schemas.entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(type.getSimpleName()))
          .map(Map.Entry::getValue)
          .toList();
    }
    Schema schema = schemas.get(name(type));
    if (schema == null) {
      throw new IllegalStateException("the API's description has no schema of " + type.getName());
    }
    return List.of(schema);
  }

  static String name(Class<?> type) {
    var schema =
        type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
  }

  private static void taken(Class<?> type, Schema schema) {
    schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    members(type, schema);
    schema.getProperties().values().forEach(RecordSchemas::saysItsDefault);
  }

  /** Says the default in words: generated clients would take a member with one for required. */
  private static void saysItsDefault(Schema member) {
    if (member.getDefaultValue() != null) {
      member.setDescription(
          member.getDescription() + " By default " + member.getDefaultValue() + ".");
      member.setDefaultValue(null);
    }
  }

  private static void given(Class<?> type, Schema schema) {
    members(type, schema);
    IDENTIFIED_BY_UUID.stream()
        .map(schema.getProperties()::get)
        .filter(Objects::nonNull)
        .forEach(id -> id.setFormat("uuid"));
    List<String> always = new ArrayList<>(schema.getProperties().keySet());
    Stream.of(type.getRecordComponents())
        .filter(component -> component.getAccessor().isAnnotationPresent(JsonbNillable.class))
        .forEach(component -> always.remove(RecordSchema.name(component)));
    schema.setRequired(always);
  }

  private static void members(Class<?> type, Schema schema) {
    Map<String, Schema> members = new TreeMap<>(schema.getProperties());
    for (RecordComponent component : type.getRecordComponents()) {
      members.computeIfPresent(RecordSchema.name(component), (name, old) -> of(component, old));
    }
    schema.setProperties(members);
  }

  private static Schema of(RecordComponent component, Schema schema) {
    AnnotatedType type = component.getAnnotatedType();
    if (type instanceof AnnotatedParameterizedType) {
      ofElements(schema);
    }
    if (component.getType() == Instant.class) {
      schema.setExamples(List.of(TIME));
    }
    if (isAnyObject(schema)) {
      schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }
    return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  /**
   * What was said of a list or map and holds for texts or numbers only is meant of its elements.
   */
  private static void ofElements(Schema schema) {
    Schema elements = schema.getItems();
    if (elements != null) {
      elements.setEnumeration(schema.getEnumeration());
      elements.setMaxLength(schema.getMaxLength());
      elements.setMinimum(schema.getMinimum());
      elements.setMaximum(schema.getMaximum());
      schema.setMinimum(null);
      schema.setMaximum(null);
      schema.setEnumeration(null);
      schema.setMaxLength(null);
    } else {
      schema.getAdditionalPropertiesSchema().setMaxLength(schema.getMaxLength());
      schema.setMaxLength(null);
    }
  }

  /** Says that it may have members: without that, generated clients give it none. */
  private static boolean isAnyObject(Schema schema) {
    return schema.getType() != null
        && schema.getType().contains(Schema.SchemaType.OBJECT)
        && schema.getRef() == null
        && schema.getProperties() == null
        && schema.getAdditionalPropertiesSchema() == null;
  }

  static Schema orNull(Schema schema) {
    Schema none = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    if (schema.getRef() != null) {
      return OASFactory.createSchema()
          .description(schema.getDescription())
          .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
          .addAnyOf(none);
    }
    if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
      schema.addType(Schema.SchemaType.NULL);
    }
    if (schema.getEnumeration() != null && !schema.getEnumeration().contains(null)) {
      List<Object> values = new ArrayList<>(schema.getEnumeration());
      values.add(null);
      schema.setEnumeration(values);
    }
    return schema;
  }
}
