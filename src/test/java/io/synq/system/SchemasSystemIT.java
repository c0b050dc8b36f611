package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas, which anyone may read. */
class SchemasSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final SynqServer server = Servers.standard();
  private final Api anyone = Api.anonymous(server.url());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void deliveredEventKeepsToThePublishedEnvelopeAndItsPayloadToItsType() {
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(RECEIVER.on("/published", Reaction.status(200)));
    String sent = TestEvents.domainEvent().replace(SynqServer.DEMO_TENANT, tenant.id());
    tenant.api().post("/events", sent).expect(202);
    RECEIVER.await("/published", 1);
    JsonObject delivered = RECEIVER.at("/published").get(0).json();
    assertThat(errors("/schemas/domain-event.json", delivered)).isEmpty();
    assertThat(
            errors("/schemas/event-types/order.created.json", delivered.getJsonObject("payload")))
        .isEmpty();
    assertThat(errors("/schemas/domain-event.json", TestEvents.without(delivered, "org_id")))
        .isNotEmpty();
  }

  @Test
  void everyBuiltInTypeIsPublishedAndItsExampleKeepsToIt() {
    TestTenant tenant = TestTenant.on(server);
    List<JsonObject> types = tenant.api().get("/event-types").expect(200).data();
    assertThat(types).hasSize(14);
    for (JsonObject type : types) {
      String name = type.getString("name");
      JsonObject full = tenant.api().get("/event-types/" + name).expect(200).json();
      String path = "/schemas/event-types/" + name + ".json";
      Answer published = anyone.getRoot(path).expect(200);
      assertThat(published.header("Content-Type")).startsWith("application/schema+json");
      assertThat(published.json()).isEqualTo(full.getJsonObject("schema"));
      assertThat(errors(path, full.getJsonObject("example"))).isEmpty();
      if (type.getString("family").equals("workspace")) {
        assertThat(errors("/schemas/workspace-event.json", full.getJsonObject("example")))
            .isEmpty();
      }
    }
  }

  @Test
  void asyncApiListsEveryBuiltInTypeAsAMessage() {
    Answer answer = anyone.getRoot("/schemas/asyncapi.json").expect(200);
    assertThat(answer.header("Content-Type")).startsWith("application/vnd.aai.asyncapi+json");
    assertThat(answer.string("asyncapi")).isEqualTo("3.0.0");
    assertThat(answer.json().getJsonObject("components").getJsonObject("messages").keySet())
        .hasSize(14)
        .contains("order.created", "issue_closed");
  }

  @Test
  void tenantsOwnTypesAreNotPublished() {
    TestTenant tenant = TestTenant.on(server);
    tenant.api().put("/event-types/secret.plan", "{}").expect(201);
    tenant
        .api()
        .put("/event-types/order.created", "{\"schema\":{\"description\":\"secret\"}}")
        .expect(201);
    anyone.getRoot("/schemas/event-types/secret.plan.json").expectProblem(404);
    assertThat(anyone.getRoot("/schemas/event-types/order.created.json").expect(200).text())
        .doesNotContain("secret");
  }

  @Test
  void documentsMayBeKeptAndAskedForAgain() throws Exception {
    HttpResponse<String> first = get("/schemas/domain-event.json", "");
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(etag).matches("\"[^\"]+\"");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    HttpResponse<String> again = get("/schemas/domain-event.json", "\"other\", W/" + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(etag);
    assertThat(get("/schemas/domain-event.json", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get("/schemas/asyncapi.json", etag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/schemas",
        "/schemas/",
        "/schemas/none.json",
        "/schemas/event-types/order.created",
        "/schemas/event-types/..%2fdomain-event.json",
        "/schemas/types/order.created.json"
      })
  void nothingElseIsPublished(String path) {
    assertThat(anyone.getRoot(path).status()).isIn(400, 404);
  }

  private List<Error> errors(String path, JsonObject document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(anyone.getRoot(path).expect(200).text())
        .validate(document.toString(), InputFormat.JSON);
  }

  private HttpResponse<String> get(String path, String ifNoneMatch)
      throws IOException, InterruptedException {
    URI uri = server.url().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!ifNoneMatch.isEmpty()) {
      request.header("If-None-Match", ifNoneMatch);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
