package io.synq.eventtype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTypesTest {
  private static final Schema WORKSPACE_CONTRACT =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(file("/workspace-event.schema.json"));

  static Collection<BuiltInType> types() {
    return BuiltInTypes.all();
  }

  @Test
  void theyAreThoseOfBothPlatforms() {
    assertThat(BuiltInTypes.all())
        .extracting(BuiltInType::name)
        .containsExactlyInAnyOrder(
            "order.created",
            "order.updated",
            "product.created",
            "product.updated",
            "inventory.adjusted",
            "integration.synced",
            "endpoint.failing",
            "endpoint.disabled",
            "delivery.failed",
            "delivery.skipped",
            "ping",
            "issue_created",
            "issue_updated",
            "issue_closed");
    assertThat(BuiltInTypes.all())
        .filteredOn(type -> type.family() == Family.WORKSPACE)
        .hasSize(4)
        .allMatch(type -> EventTypeName.isWorkspace(type.name()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachIsDescribedWithAUsableSchemaAndAnExampleThatKeepsToIt(BuiltInType type) {
    assertThat(type.description()).isNotBlank();
    assertThat(PayloadSchema.refusals(type.schema(), 1000).first()).isEmpty();
    assertThat(type.schema().getString("$schema")).isEqualTo(SchemaRules.DIALECT);
    PayloadSchema schema = PayloadSchema.compile(type.schema());
    assertThat(schema.violations(bytes(type.example()), "").first()).isEmpty();
    assertThat(schema.violations("{}".getBytes(UTF_8), "").first()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachSaysWhereItsSubjectStands(BuiltInType type) {
    String document =
        type.family() == Family.COMMERCE
            ? "{\"payload\":" + type.example() + "}"
            : type.example().toString();
    Optional<String> subject =
        SubjectPath.of(type.subject()).flatMap(path -> path.in(document.getBytes(UTF_8)));
    assertThat(subject.isPresent()).as(type.name()).isEqualTo(!type.name().equals("ping"));
  }

  @Test
  void orderIsTheOneOfTheContract() {
    JsonObject event = Json.of(file("/domain-event.json"));
    BuiltInType order = BuiltInTypes.find("order.created").orElseThrow();
    assertThat(order.example()).isEqualTo(event.getJsonObject("payload"));
    assertThat(BuiltInTypes.DOMAIN_EVENT.getJsonArray("examples")).containsExactly(event);
    assertThat(check(BuiltInTypes.DOMAIN_EVENT, event)).isEmpty();
  }

  @Test
  void workspaceExamplesKeepToTheContractAndToOurFormOfIt() {
    JsonObject published = Json.of(file("/workspace-event.json"));
    assertThat(BuiltInTypes.WORKSPACE_EVENT.getJsonArray("examples")).containsExactly(published);
    assertThat(check(BuiltInTypes.WORKSPACE_EVENT, published)).isEmpty();
    assertThat(check(BuiltInTypes.find("issue_created").orElseThrow().schema(), published))
        .isEmpty();
    for (BuiltInType type : BuiltInTypes.all()) {
      if (type.family() == Family.WORKSPACE) {
        String example = type.example().toString();
        assertThat(WORKSPACE_CONTRACT.validate(example, InputFormat.JSON)).isEmpty();
        assertThat(check(BuiltInTypes.WORKSPACE_EVENT, type.example())).isEmpty();
      }
    }
  }

  @Test
  void whatTheContractRefusesOurFormRefusesToo() {
    for (String text :
        new String[] {
          "{}",
          "{'workspace':1,'ping':{}}",
          "{'workspace':'w','event_id':'e','ping':{},'issue_closed':{}}",
          "{'workspace':'w','issue_created':{'issue':{'issue_id':7}}}",
          "{'workspace':'w','ping':{'message':'m'},'callbacks':[{}]}",
          "{'ping':{},'callbacks':[{'issues_command':{'workspace':'w'}}]}"
        }) {
      JsonObject event = Json.of(text);
      assertThat(WORKSPACE_CONTRACT.validate(event.toString(), InputFormat.JSON)).isNotEmpty();
      assertThat(check(BuiltInTypes.WORKSPACE_EVENT, event)).isNotEmpty();
    }
  }

  @Test
  void typeOfTheWorkspaceTakesNoOther() {
    JsonObject ping = BuiltInTypes.find("ping").orElseThrow().example();
    assertThat(check(BuiltInTypes.find("issue_closed").orElseThrow().schema(), ping)).isNotEmpty();
  }

  private static Collection<?> check(JsonObject schema, JsonObject document) {
    return PayloadSchema.compile(schema).violations(bytes(document), "").first();
  }

  private static byte[] bytes(JsonObject json) {
    return json.toString().getBytes(UTF_8);
  }

  static String file(String name) {
    try (InputStream in = BuiltInTypesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
