package io.synq.eventtype;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.path.NodePath;
import io.synq.platform.Problem;
import io.synq.platform.Texts;
import io.synq.platform.Violations;
import io.synq.request.Requests;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Schema (draft 2020-12), compiled. Formats are annotations, as the draft has it; nothing is
 * ever loaded from a network or a file; the time that a check takes is bounded.
 */
final class PayloadSchema {
  private static final int MOST_MESSAGE = 300;

  /** For an example that is saved with its schema. */
  private static final long MOST_STEPS = 500_000;

  /** More than the largest schema takes to be held against the schema of schemas. */
  private static final long META_STEPS = 2_000_000;

  /** Refuses a member that appears twice: nobody knows which of them a receiver would take. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keyword(new UniqueItems())
          .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
          .build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          DIALECT,
          registry ->
              registry
                  .schemaLoader(
                      loader ->
                          loader.allow(
                              iri -> iri.toString().startsWith("https://json-schema.org/draft/")))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(new LinearRegex())
                          .formatAssertionsEnabled(false)
                          .locale(Locale.ENGLISH)
                          .build()));
  private static final PayloadSchema META =
      new PayloadSchema(REGISTRY.getSchema(SchemaLocation.of(SchemaRules.DIALECT)));

  private final Schema schema;

  private PayloadSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Why a text cannot be a type's schema, with pointers into it.
   *
   * @param mostCost what its {@link SchemaCost} may be
   */
  static Violations refusals(JsonObject schema, long mostCost) {
    Violations violations = SchemaRules.violations(schema, mostCost);
    if (violations.isEmpty()) {
      byte[] text = schema.toString().getBytes(StandardCharsets.UTF_8);
      violations =
          META.violations(text, "", new StepBudget(META_STEPS)).orElseGet(() -> tooLong(""));
    }
    if (violations.isEmpty()) {
      try {
        compile(schema);
      } catch (RuntimeException | StackOverflowError e) {
        violations = refused("", "cannot be used as a schema");
      }
    }
    return violations;
  }

  /** A schema that has no {@link #refusals}. */
  static PayloadSchema compile(JsonObject schema) {
    // Its $id does not matter here, and must not lead anywhere.
    String text = Json.createObjectBuilder(schema).remove("$id").build().toString();
    Schema compiled = REGISTRY.getSchema(JSON.readTree(text));
    compiled.initializeValidators();
    return new PayloadSchema(compiled);
  }

  /**
   * What of a document breaks this schema; it is a breach, too, if the check takes very long.
   *
   * @param base the pointer of the document within the request
   */
  Violations violations(byte[] document, String base) {
    return violations(document, base, new StepBudget(MOST_STEPS)).orElseGet(() -> tooLong(base));
  }

  /** The violation of a document that cannot be checked within the bounds. */
  static Violations tooLong(String base) {
    return refused(base, "takes too long to be checked against the schema");
  }

  /**
   * What of a document breaks this schema. The check takes its steps from these; empty if they are
   * too few.
   *
   * @param base the pointer of the document within the request
   */
  Optional<Violations> violations(byte[] document, String base, StepBudget steps) {
    try {
      JsonNode node = JSON.readTree(document);
      Meter meter = new Meter(steps);
      meter.run(() -> schema.validate(meter, node));
      Violations violations = new Violations();
      meter.getErrors().forEach(error -> violations.add(violation(error, base)));
      return Optional.of(violations);
    } catch (JacksonException e) {
      return Optional.of(refused(base, "has a member twice or a value too long to be checked"));
    } catch (Meter.TooCostlyException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      // For example, a number beyond what the validator can calculate with.
      return Optional.of(refused(base, "has a value that the schema cannot be applied to"));
    }
  }

  private static Violations refused(String pointer, String message) {
    Violations violations = new Violations();
    violations.add(pointer, message);
    return violations;
  }

  private static Problem.Violation violation(Error error, String base) {
    StringBuilder pointer = new StringBuilder(base);
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append('/').append(Requests.escape(path.getElement(i).toString()));
    }
    String missingOrExtra = error.getProperty();
    if (missingOrExtra != null) {
      pointer.append('/').append(Requests.escape(missingOrExtra));
    }
    String message = "required".equals(error.getKeyword()) ? "is required" : error.getMessage();
    return new Problem.Violation(pointer.toString(), Texts.shortened(message, MOST_MESSAGE));
  }
}
