package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
  private static final JsonObject DOCUMENT = AsyncApi.document();

  @Test
  void keepsToTheSchemaOfAsyncApi() {
    var official =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(BuiltInTypesTest.file("/asyncapi-3.0.0.schema.json"));
    assertThat(official.validate(DOCUMENT.toString(), InputFormat.JSON)).isEmpty();
    JsonObject broken = Json.createObjectBuilder(DOCUMENT).remove("info").build();
    assertThat(official.validate(broken.toString(), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhereWithin() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);
    assertThat(references).hasSizeGreaterThan(30).allMatch(text -> text.startsWith("#/"));
    for (String reference : references) {
      assertThat(Json.createPointer(reference.substring(1)).containsValue(DOCUMENT))
          .as(reference)
          .isTrue();
    }
  }

  private static void collect(JsonValue value, List<String> references) {
    if (value instanceof JsonObject object) {
      if (object.get("$ref") instanceof JsonString target) {
        references.add(target.getString());
      }
      object.values().forEach(member -> collect(member, references));
    } else if (value instanceof JsonArray array) {
      array.forEach(element -> collect(element, references));
    }
  }

  @Test
  void everyBuiltInTypeIsAMessageOfTheChannelAndTheOperationWithAnExampleThatKeepsToItsSchema() {
    JsonObject components = DOCUMENT.getJsonObject("components");
    JsonObject channel = DOCUMENT.getJsonObject("channels").getJsonObject("endpoint");
    JsonObject operation = DOCUMENT.getJsonObject("operations").getJsonObject("deliver");
    assertThat(channel.getJsonObject("messages")).hasSize(16);
    assertThat(operation.getJsonArray("messages")).hasSize(16);
    for (BuiltInType type : BuiltInTypes.all()) {
      assertThat(channel.getJsonObject("messages")).containsKey(type.name());
      JsonObject message = components.getJsonObject("messages").getJsonObject(type.name());
      assertThat(violations(payload(message), example(message))).isEmpty();
      assertThat(violations(payload(message), JsonValue.EMPTY_JSON_OBJECT)).isNotEmpty();
    }
  }

  @Test
  void whatEndpointsMayBeSentInPlaceOfAnEventIsAMessageToo() {
    JsonObject messages = DOCUMENT.getJsonObject("components").getJsonObject("messages");
    JsonObject cloudEvent = messages.getJsonObject("cloudevent");
    assertThat(cloudEvent.getString("contentType")).isEqualTo("application/cloudevents+json");
    assertThat(violations(payload(cloudEvent), example(cloudEvent))).isEmpty();
    assertThat(violations(payload(cloudEvent), JsonValue.EMPTY_JSON_OBJECT)).isNotEmpty();
    JsonObject transformed = messages.getJsonObject("transformed");
    assertThat(violations(payload(transformed), example(transformed))).isEmpty();
  }

  private static JsonObject example(JsonObject message) {
    return message.getJsonArray("examples").getJsonObject(0).getJsonObject("payload");
  }

  private static JsonObject payload(JsonObject message) {
    JsonObject components = DOCUMENT.getJsonObject("components");
    return Json.createObjectBuilder(message.getJsonObject("payload"))
        .add("components", Json.createObjectBuilder(components).remove("messages"))
        .build();
  }

  private static List<?> violations(JsonObject schema, JsonObject document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString())
        .validate(document.toString(), InputFormat.JSON);
  }
}
