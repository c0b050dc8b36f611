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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  static Stream<Arguments> endpoints() {
    return Stream.of(
        Arguments.of("\"description\": \"as it is\"", "order.created"),
        Arguments.of(
            """
            "signature": "ed25519",
            "authentication": {"type": "basic", "username": "synq", "password": "s3cret-w0rd"}
            """,
            "order.created"),
        Arguments.of("\"format\": \"cloudevents\"", "cloudevent"),
        Arguments.of("\"transform\": \"{'text': event_type}\"", "transformed"));
  }

  /**
   * @param member what the endpoint has of its own
   * @param message what the AsyncAPI document calls what it gets
   */
  @ParameterizedTest
  @MethodSource("endpoints")
  void deliveriesAreWhatBothDocumentsSay(String member, String message) {
    TestTenant tenant = TestTenant.on(server);
    String path = "/described/" + tenant.slug();
    String endpoint =
        "{\"url\": \"%s\", \"event_types\": [\"*\"], %s}"
            .formatted(RECEIVER.on(path, Reaction.status(200)), member);
    tenant.api().post("/endpoints", endpoint).expect(201);
    String sent = TestEvents.domainEvent().replace(SynqServer.DEMO_TENANT, tenant.id());
    TestTrace.random()
        .in(tenant.api())
        .with("tracestate", TestTrace.STATE)
        .post("/events", sent)
        .expect(202);
    Received request = RECEIVER.await(path, 1).get(0);
    assertThat(request.headers()).containsKeys("traceparent", "tracestate");
    DeliveryDescription openApi = DeliveryDescription.ofOpenApi(server);
    assertThat(openApi.errors(request)).isEmpty();
    assertThat(DeliveryDescription.ofAsyncApi(server, message).errors(request)).isEmpty();
    Received stranger =
        new Received(
            request.at(), request.method(), path, Map.of("x-unknown", "1"), request.body(), 0);
    assertThat(openApi.errors(stranger)).hasSizeGreaterThan(7);
  }

  @Test
  void asyncApiListsEveryBuiltInTypeAsAMessageAndWhatMayBeSentInItsPlace() {
    Answer answer = anyone.getRoot("/schemas/asyncapi.json").expect(200);
    assertThat(answer.header("Content-Type")).startsWith("application/vnd.aai.asyncapi+json");
    assertThat(answer.string("asyncapi")).isEqualTo("3.0.0");
    assertThat(answer.json().getJsonObject("components").getJsonObject("messages").keySet())
        .hasSize(16)
        .contains("order.created", "issue_closed", "cloudevent", "transformed");
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
