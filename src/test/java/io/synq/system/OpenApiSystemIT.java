package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description at {@code /openapi}: that it is whole, true, and changes only on purpose. */
class OpenApiSystemIT {
  private static final Path COPY = Path.of("docs/openapi.yaml");
  private static final String RENEW =
      "mvn verify -Dsynq.openapi.write=true -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dit.test=OpenApiSystemIT -Dfailsafe.failIfNoSpecifiedTests=false";

  private static final Pattern SCHEMA = Pattern.compile("\"#/components/schemas/\\w+\"");

  private final SynqServer server = Servers.standard();

  @Test
  void theCopyInDocsIsWhatTheServerSays() throws IOException {
    String served = Api.anonymous(server.url()).getRoot("/openapi").expect(200).text();
    if (Boolean.getBoolean("synq.openapi.write")) {
      Files.writeString(COPY, served);
    }
    assertThat(Files.readString(COPY))
        .as("the API has changed. If that is meant, renew " + COPY + " and commit it:\n" + RENEW)
        .isEqualTo(served);
  }

  @Test
  void everyOperationIsDescribedInFull() {
    ApiDocument document = ApiDocument.of(server);
    Set<String> tags = new HashSet<>();
    document
        .json()
        .getJsonArray("tags")
        .getValuesAs(JsonObject.class)
        .forEach(tag -> tags.add(tag.getString("name")));
    Set<String> ids = new HashSet<>();
    List<String> missing = new ArrayList<>();
    assertThat(document.operations()).hasSizeGreaterThan(40);
    for (ApiOperation operation : document.operations()) {
      Missing here = new Missing(document, operation, missing);
      here.unless(ids.add(operation.id()), "an id of its own");
      here.unless(tags.contains(operation.tag()), "a tag that META-INF/openapi.yaml describes");
      here.text(operation.json(), "summary", "its summary");
      here.text(operation.json(), "description", "its description");
      here.parameters();
      here.body();
      here.answers();
    }
    assertThat(missing).isEmpty();
  }

  /** Each of these was found by generating a client. */
  @Test
  void nothingIsThereThatGeneratorsOfClientsStumbleOver() {
    ApiDocument document = ApiDocument.of(server);
    List<String> wrong = new ArrayList<>();
    Set<String> tags = new HashSet<>();
    for (ApiOperation operation : document.operations()) {
      tags.add(operation.tag());
      if (!operation.id().matches("[a-z]+([A-Z][a-z]+)+")) {
        wrong.add(operation.id() + " is not what a person would call it");
      }
      if (operation.successes().size() > 1) {
        wrong.add(operation + " answers of several kinds: a client knows one");
      }
    }
    JsonObject webhook = document.json().getJsonObject("webhooks").getJsonObject("event");
    assertThat(tags)
        .doesNotContain(webhook.getJsonObject("post").getJsonArray("tags").getString(0));
    String paths = document.json().getJsonObject("paths").toString();
    SCHEMA
        .matcher(webhook.toString())
        .results()
        .map(MatchResult::group)
        .filter(schema -> !paths.contains(schema))
        .forEach(schema -> wrong.add(schema + " is left out: only the webhook refers to it"));
    JsonObject components = document.json().getJsonObject("components");
    Set<String> names = new HashSet<>();
    for (String kind : List.of("schemas", "parameters", "headers", "responses")) {
      for (String name : components.getJsonObject(kind).keySet()) {
        if (!names.add(name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT))) {
          wrong.add(name + " is the name of two components");
        }
      }
    }
    components.getJsonObject("schemas").forEach((name, schema) -> generated(name, schema, wrong));
    assertThat(wrong).isEmpty();
  }

  private static void generated(String name, JsonValue schema, List<String> wrong) {
    JsonObject members = schema.asJsonObject().getJsonObject("properties");
    if (members == null) {
      return;
    }
    members.forEach(
        (member, value) -> {
          JsonObject of = value.asJsonObject();
          if (of.containsKey("default")) {
            wrong.add(name + "/" + member + " has a default, which makes it required");
          }
          if (of.toString().contains("\"object\"")
              && Set.of("properties", "additionalProperties", "items").stream()
                  .noneMatch(of::containsKey)) {
            wrong.add(name + "/" + member + " does not say that it may have members");
          }
        });
  }

  @Test
  void everySchemaHasMembersOfAKindAndExamplesThatKeepToIt() {
    ApiDocument document = ApiDocument.of(server);
    List<String> wrong = new ArrayList<>();
    document
        .json()
        .getJsonObject("components")
        .getJsonObject("schemas")
        .forEach((name, schema) -> judge(document, name, schema.asJsonObject(), wrong));
    assertThat(wrong).isEmpty();
  }

  private static void judge(
      ApiDocument document, String name, JsonObject schema, List<String> wrong) {
    if (schema.containsKey("properties")) {
      schema
          .getJsonObject("properties")
          .forEach(
              (member, of) -> {
                if (Set.of("type", "$ref", "anyOf", "description").stream()
                    .noneMatch(of.asJsonObject()::containsKey)) {
                  wrong.add(name + "/" + member + " is of no kind");
                }
                if (!member.matches("[a-z0-9_]+")) {
                  wrong.add(name + "/" + member + " is not in snake_case");
                }
              });
    }
    if (schema.containsKey("examples")) {
      for (JsonValue example : schema.getJsonArray("examples")) {
        document
            .errors(schema, example.toString())
            .forEach(error -> wrong.add("the example of " + name + ": " + error));
      }
    }
  }

  @Test
  void whatIsPublishedOfARequestIsWhatItIsHeldAgainst() {
    ApiDocument document = ApiDocument.of(server);
    JsonObject published = document.json().getJsonObject("components").getJsonObject("schemas");
    Map<String, JsonValue> checked = CheckedSchemas.all();
    assertThat(checked).containsKey("EndpointRequest");
    checked.forEach(
        (name, schema) ->
            assertThat(CheckedSchemas.published(document, published.get(name)))
                .as(name)
                .isEqualTo(schema));
  }

  @Test
  void everyOperationRefusesParametersThatItDoesNotHave() {
    ApiDocument document = ApiDocument.of(server);
    ApiExamples examples = new ApiExamples(server, TestTenant.on(server));
    for (ApiOperation operation : document.operations()) {
      Map<String, String> values = examples.values(operation);
      FuzzCase usual = FuzzCase.usual(operation, examples, values);
      Answer answer = usual.to(usual.target() + "?surprise=1").send();
      assertThat(answer.status()).as(operation + ": " + answer).isEqualTo(422);
      assertThat(answer.parameters()).as(operation.toString()).containsExactly("surprise");
    }
  }

  @Test
  void everyExampleRequestIsAccepted() {
    ApiDocument document = ApiDocument.of(server);
    new ApiExamples(server, TestTenant.on(server)).sendAll(document);
  }

  @Test
  void webhookExamplesAreOfBothFamiliesAndOfAnotherBody() {
    ApiDocument document = ApiDocument.of(server);
    JsonObject post =
        document.json().getJsonObject("webhooks").getJsonObject("event").getJsonObject("post");
    JsonObject content = post.getJsonObject("requestBody").getJsonObject("content");
    assertThat(content).containsOnlyKeys("application/json", "application/cloudevents+json");
    for (JsonValue value : content.values()) {
      JsonObject media = value.asJsonObject();
      for (JsonValue example : media.getJsonObject("examples").values()) {
        String text = example.asJsonObject().get("value").toString();
        assertThat(document.errors(media.getJsonObject("schema"), text)).isEmpty();
      }
    }
    JsonObject examples = content.getJsonObject("application/json").getJsonObject("examples");
    assertThat(examples).containsOnlyKeys("commerce", "workspace", "transformed");
    JsonObject stored =
        document
            .json()
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("DeliveredEvent");
    examples.forEach(
        (name, example) -> {
          String text = example.asJsonObject().get("value").toString();
          assertThat(document.errors(stored, text).isEmpty())
              .as(name)
              .isEqualTo(!name.equals("transformed"));
        });
    Set<String> names = new HashSet<>();
    for (JsonObject parameter : post.getJsonArray("parameters").getValuesAs(JsonObject.class)) {
      names.add(document.resolve(parameter).getString("name"));
    }
    assertThat(names).hasSize(10).contains("Synq-Signature", "webhook-signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/events/a%2Fb",
        "/api/v1/events/..%2F..%2Fx",
        "/api/v1/events/%5C",
        "/api/v1/events/%C0%AF",
        "/nothing",
        "/problem",
        "/inbox/a/b"
      })
  void whatTheServerItselfRefusesIsAProblemToo(String target) throws IOException {
    Answer answer = RawRequest.get(server.url(), target);
    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
    answer.expectProblem(answer.status());
  }

  /** Liberty answers these before it knows of any application. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/events/%00",
        "/api/v1/events/%0A",
        "/api/v1/events/%zz",
        "/api/v1/events/..;",
        "/api/v1/events/../../../../x"
      })
  void pathsThatAreNoneGiveNothingAway(String target) throws IOException {
    Answer answer = RawRequest.get(server.url(), target);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .hasSizeLessThan(300)
        .doesNotContainIgnoringCase("exception", "io.synq", "\tat ");
  }

  /** What an operation lacks. */
  private record Missing(ApiDocument document, ApiOperation operation, List<String> found) {
    private void unless(boolean there, String what) {
      if (!there) {
        found.add(operation + " has not " + what);
      }
    }

    private void text(JsonObject holder, String member, String what) {
      unless(!holder.getString(member, "").isBlank(), what);
    }

    private void parameters() {
      for (JsonObject parameter : operation.parameters()) {
        String name = "the parameter " + parameter.getString("name", "?");
        text(parameter, "description", "a description of " + name);
        unless(parameter.containsKey("schema"), "a schema of " + name);
        unless(parameter.containsKey("example"), "an example of " + name);
      }
      int braces = operation.path().length() - operation.path().replace("{", "").length();
      unless(operation.parameters("path").size() == braces, "every parameter of its path");
    }

    private void body() {
      unless(
          operation.json().containsKey("requestBody") == !operation.body().isEmpty(),
          "a type of its body");
      operation.body().forEach((type, media) -> media("its body", media));
    }

    private void answers() {
      Map<String, JsonObject> answers = operation.answers();
      unless(answers.keySet().stream().anyMatch(status -> status.startsWith("2")), "a success");
      unless(answers.containsKey("400"), "the answer 400");
      unless(operation.isPublic() || answers.containsKey("401"), "the answer 401");
      answers.forEach(
          (status, answer) -> {
            text(answer, "description", "a description of " + status);
            Map<String, JsonObject> content = ApiOperation.content(answer);
            boolean bare = status.equals("204") || status.equals("304");
            unless(bare == content.isEmpty(), "the right content of " + status);
            boolean problem = Set.of("application/problem+json").equals(content.keySet());
            unless(problem == status.matches("[45].*"), "problem documents for errors: " + status);
            content.values().forEach(media -> media("its answer " + status, media));
          });
    }

    private void media(String of, JsonObject media) {
      unless(media.containsKey("schema"), "a schema of " + of);
      if (media.containsKey("schema")) {
        unless(document.example(media).isPresent(), "an example of " + of);
      }
    }
  }
}
