package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.eventtype.EventTypeName;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of event types, and what its schemas do to intake. */
class EventTypesSystemIT {
  private static final String SCHEMA =
      "{'type':'object','required':['id'],'properties':{'id':{'type':'string'},"
          + "'lines':{'type':'array','items':{'required':['sku']}}},'additionalProperties':false}";
  private static final String SHIPPED = "/event-types/parcel.shipped";

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @Test
  void builtInTypesAreThereFromTheStart() {
    Answer list = tenant.api().get("/event-types").expect(200);
    assertThat(names(list))
        .containsExactly(
            "delivery.failed",
            "delivery.skipped",
            "endpoint.disabled",
            "endpoint.failing",
            "integration.synced",
            "inventory.adjusted",
            "issue_closed",
            "issue_created",
            "issue_updated",
            "order.created",
            "order.updated",
            "ping",
            "product.created",
            "product.updated");
    assertThat(list.json().isNull("next_cursor")).isTrue();
    for (JsonObject type : list.data()) {
      Answer read = tenant.api().get("/event-types/" + type.getString("name")).expect(200);
      JsonObject full = read.json();
      type.forEach((member, value) -> assertThat(full.get(member)).isEqualTo(value));
      assertThat(full.getBoolean("built_in")).isTrue();
      assertThat(full.getBoolean("documented")).isTrue();
      assertThat(full.getBoolean("enforce")).isFalse();
      assertThat(full.getString("description")).isNotBlank();
      assertThat(full.getJsonObject("schema")).containsKey("$schema");
      assertThat(full.getJsonObject("example")).isNotEmpty();
      assertThat(full.isNull("created_at")).isTrue();
    }
  }

  @Test
  void listIsFilteredAndPaged() {
    for (String name : List.of("a.b", "order.cancelled", "zoo.opened")) {
      tenant.api().put("/event-types/" + name, "{}").expect(201);
    }
    tenant.post("order.lost");
    Await.until(Await.SOON, () -> found("documented=false").equals(List.of("order.lost")));
    assertThat(found("family=workspace"))
        .containsExactly("issue_closed", "issue_created", "issue_updated", "ping");
    assertThat(found("q=order."))
        .containsExactly("order.cancelled", "order.created", "order.lost", "order.updated");
    assertThat(found("q=order.&documented=true&family=commerce"))
        .containsExactly("order.cancelled", "order.created", "order.updated");
    assertThat(found("q=_")).containsExactly("issue_closed", "issue_created", "issue_updated");
    assertThat(found("q=%27")).isEmpty();
    List<String> all = found("limit=200");
    assertThat(all).hasSize(18).isSorted();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/event-types?limit=3" + cursor).expect(200);
      paged.addAll(names(page));
      JsonValue next = page.json().get("next_cursor");
      cursor = next == JsonValue.NULL ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void namesOfAnyLengthPage() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String name = "long." + i + "x".repeat(122);
      tenant.api().put("/event-types/" + name, "{}").expect(201);
      names.add(name);
    }
    Answer first = tenant.api().get("/event-types?q=long.&limit=2").expect(200);
    assertThat(names(first)).isEqualTo(names.subList(0, 2));
    assertThat(found("q=long.&limit=2&cursor=" + first.string("next_cursor")))
        .isEqualTo(names.subList(2, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"family=other", "documented=maybe", "q=", "q=%07", "limit=0", "cursor=nonsense"})
  void badParametersAreRefused(String query) {
    tenant.api().get("/event-types?" + query).expectProblem(422);
  }

  @Test
  void typeIsPutReadReplacedAndDeleted() {
    String body =
        json(
            "{'description':'A parcel left','subject':'payload.id','schema':"
                + SCHEMA
                + ",'example':{'id':'p1','lines':[{'sku':'s'}]},'enforce':true}");
    JsonObject put = tenant.api().put(SHIPPED, body).expect(201).json();
    assertThat(tenant.api().get(SHIPPED).expect(200).json()).isEqualTo(put);
    assertThat(put.getString("name")).isEqualTo("parcel.shipped");
    assertThat(put.getString("family")).isEqualTo("commerce");
    assertThat(put.getString("subject")).isEqualTo("payload.id");
    assertThat(put.getBoolean("built_in")).isFalse();
    assertThat(put.getBoolean("documented")).isTrue();
    assertThat(put.getBoolean("enforce")).isTrue();
    assertThat(put.getJsonObject("schema")).isEqualTo(object(SCHEMA));
    JsonObject replaced = tenant.api().put(SHIPPED, "{}").expect(200).json();
    for (String member : List.of("description", "subject", "schema", "example")) {
      assertThat(replaced.isNull(member)).as(member).isTrue();
    }
    assertThat(replaced.getBoolean("enforce")).isFalse();
    assertThat(replaced.getString("created_at")).isEqualTo(put.getString("created_at"));
    tenant.api().delete(SHIPPED).expect(204);
    tenant.api().get(SHIPPED).expectProblem(404);
    tenant.api().delete(SHIPPED).expectProblem(404);
  }

  @Test
  void whatAnotherDescribedMeanwhileIsNotOverwritten() {
    String built = tenant.api().get("/event-types/order.created").expect(200).header("ETag");
    Api unchanged = tenant.api().with("If-Match", built);
    unchanged.put("/event-types/order.created", "{}").expect(201);
    unchanged.put("/event-types/order.created", "{}").expectProblem(412);
    String first = tenant.api().put(SHIPPED, "{}").expect(201).header("ETag");
    assertThat(tenant.api().get(SHIPPED).header("ETag")).isEqualTo(first);
    tenant.api().with("If-None-Match", first).get(SHIPPED).expect(304);
    Api condition = tenant.api().with("If-Match", first);
    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> condition.put(SHIPPED, "{\"description\":\"ours\"}").status()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
    condition.delete(SHIPPED).expectProblem(412);
    String newest = tenant.api().get(SHIPPED).expect(200).header("ETag");
    tenant.api().with("If-Match", newest).delete(SHIPPED).expect(204);
  }

  @Test
  void anyTagIsOfWhatIsThereOnly() {
    Api any = tenant.api().with("If-Match", "*");
    any.put(SHIPPED, "{}").expectProblem(412);
    tenant.api().get(SHIPPED).expectProblem(404);
    any.put("/event-types/order.created", "{}").expect(201);
    tenant.api().put(SHIPPED, "{}").expect(201);
    any.put(SHIPPED, "{}").expect(200);
    any.delete(SHIPPED).expect(204);
  }

  @Test
  void typeThatOnlyAppearedIsThereBeforeItIsDescribed() {
    tenant.post("parcel.seen");
    String path = "/event-types/parcel.seen";
    Await.until(Await.SOON, () -> tenant.api().get(path).status() == 200);
    tenant.api().with("If-Match", "*").put(path, "{}").expect(200);
  }

  @Test
  void enforcedTypeRefusesWhatBreaksItsSchemaByPointer() {
    put(SHIPPED, "{'schema':" + SCHEMA + ",'enforce':true}");
    JsonObject good = shipped("{'id':'p1','lines':[{'sku':'s'}]}");
    JsonObject bad = shipped("{'id':7,'lines':[{'sku':'s'},{}],'more':1}");
    JsonObject missing = shipped("{}");
    tenant.post(good);
    assertThat(tenant.api().post("/events", bad).expectProblem(422).pointers())
        .containsExactlyInAnyOrder("/payload/id", "/payload/lines/1/sku", "/payload/more");
    assertThat(tenant.api().post("/events", missing).expectProblem(422).pointers())
        .containsExactly("/payload/id");
    JsonArrayBuilder batch = Json.createArrayBuilder().add(bad).add(good).add(missing);
    batch.add(TestEvents.order());
    List<JsonObject> results =
        tenant
            .api()
            .post("/events/batch", Json.createObjectBuilder().add("events", batch).build())
            .expect(202)
            .json()
            .getJsonArray("results")
            .getValuesAs(JsonObject.class);
    assertThat(results.get(0).getInt("status")).isEqualTo(422);
    assertThat(results.get(0).getJsonArray("errors")).hasSize(3);
    assertThat(results.get(1).getBoolean("duplicate")).isFalse();
    assertThat(results.get(2).getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/payload/id");
    assertThat(results.get(3).getString("event_type")).isEqualTo("order.created");
    assertThat(tenant.api().get("/events").data()).hasSize(3);
  }

  @Test
  void changeHoldsForTheNextEvent() {
    JsonObject bad = shipped("{}");
    put(SHIPPED, "{'schema':" + SCHEMA + "}");
    tenant.post(bad);
    put(SHIPPED, "{'schema':" + SCHEMA + ",'enforce':true}");
    tenant.api().post("/events", bad).expectProblem(422);
    put(SHIPPED, "{'schema':{'minProperties':0},'enforce':true}");
    tenant.post(bad);
    put(SHIPPED, "{'schema':" + SCHEMA + ",'enforce':true}");
    tenant.api().post("/events", bad).expectProblem(422);
    tenant.api().delete(SHIPPED).expect(204);
    tenant.post(bad);
  }

  @Test
  void storedEventStaysADuplicateWhateverItsTypeEnforcesLater() {
    JsonObject event =
        TestEvents.with(shipped("{}"), "event_id", "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    tenant.post(event);
    put(SHIPPED, "{'schema':" + SCHEMA + ",'enforce':true}");
    assertThat(tenant.api().post("/events", event).expect(200).json().getBoolean("duplicate"))
        .isTrue();
    tenant.api().post("/events", TestEvents.with(event, "role", "other")).expectProblem(409);
  }

  @Test
  void builtInTypeIsEnforcedWithItsOwnSchemaAndReturnsToWhatItWas() {
    String path = "/event-types/order.created";
    JsonObject before = tenant.api().get(path).expect(200).json();
    JsonObject bad = TestEvents.with(TestEvents.order(), "payload", object("{'total':'1'}"));
    tenant.post(bad);
    JsonObject put = tenant.api().put(path, "{\"enforce\":true}").expect(201).json();
    assertThat(put.getJsonObject("schema")).isEqualTo(before.getJsonObject("schema"));
    assertThat(put.getJsonObject("example")).isEqualTo(before.getJsonObject("example"));
    assertThat(put.getString("description")).isEqualTo(before.getString("description"));
    assertThat(put.getString("subject")).isEqualTo("payload.order_id");
    assertThat(put.getBoolean("built_in")).isTrue();
    assertThat(tenant.api().post("/events", bad).expectProblem(422).pointers())
        .containsExactlyInAnyOrder("/payload/order_id", "/payload/total");
    put(path, "{'schema':{'required':['shop']},'enforce':true}");
    assertThat(tenant.api().get(path).json().isNull("example")).isTrue();
    assertThat(tenant.api().post("/events", bad).expectProblem(422).pointers())
        .containsExactly("/payload/shop");
    tenant.api().delete(path).expect(204);
    assertThat(tenant.api().get(path).expect(200).json()).isEqualTo(before);
    tenant.post(bad);
  }

  @Test
  void whatTheServerTellsNobodyElseSendsOrDescribes() {
    for (String name :
        List.of("delivery.failed", "delivery.skipped", "endpoint.disabled", "endpoint.failing")) {
      assertThat(tenant.api().post("/events", TestEvents.of(name)).expectProblem(422).pointers())
          .containsExactly("/event_type");
      tenant.api().put("/event-types/" + name, "{}").expectProblem(409);
    }
  }

  @Test
  void publishedExamplesAreAcceptedWhenTheirTypesAreEnforced() {
    List<String> producers =
        found("family=commerce").stream().filter(name -> !EventTypeName.isNotice(name)).toList();
    assertThat(producers).hasSizeGreaterThanOrEqualTo(6);
    for (String name : producers) {
      tenant.api().put("/event-types/" + name, "{\"enforce\":true}").expect(201);
      JsonObject example = tenant.api().get("/event-types/" + name).json().getJsonObject("example");
      tenant.post(TestEvents.with(TestEvents.of(name), "payload", example));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schema':{'type':'objekt'}} | /schema/type",
        "{'schema':{'properties':{'a':{'minimum':'1'}}}} | /schema/properties/a/minimum",
        "{'schema':{'$ref':'http://127.0.0.1:1/s.json'}} | /schema/$ref",
        "{'schema':{'$ref':'file:///etc/passwd'}} | /schema/$ref",
        "{'schema':{'pattern':'(?=a)'}} | /schema/pattern",
        "{'schema':{'pattern':'((a{99}){99}){99}'}} | /schema/pattern",
        "{'schema':true} | /schema",
        "{'schema':{'required':['a']},'example':{}} | /example/a",
        "{'example':[]} | /example",
        "{'enforce':true} | /enforce",
        "{'enforce':'yes'} | /enforce",
        "{'description':''} | /description",
        "{'subject':'payload.[0]'} | /subject",
        "{'surprise':1} | /surprise"
      })
  void badTypesAreRefused(String body, String pointer) {
    Answer answer = tenant.api().put(SHIPPED, json(body)).expectProblem(422);
    assertThat(answer.pointers()).contains(pointer);
    tenant.api().get(SHIPPED).expectProblem(404);
  }

  @Test
  void exampleIsHeldAgainstTheBuiltInSchemaToo() {
    String path = "/event-types/order.created";
    Answer answer = tenant.api().put(path, "{\"example\":{\"total\":1}}").expectProblem(422);
    assertThat(answer.pointers()).containsExactly("/example/order_id");
  }

  @Test
  void hostileSchemaDoesNotHangIntake() {
    String patterns = "{'additionalProperties':{'pattern':'^(a+)+$'}}";
    put(SHIPPED, "{'schema':" + patterns + ",'enforce':true}");
    long start = System.nanoTime();
    JsonObject event = shipped("{'x':'" + "a".repeat(50_000) + "!'}");
    assertThat(tenant.api().post("/events", event).expectProblem(422).pointers())
        .containsExactly("/payload/x");
    String endless = json("{'schema':{'$ref':'#'},'enforce':true}");
    assertThat(tenant.api().put(SHIPPED, endless).expectProblem(422).pointers())
        .containsExactly("/schema");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void typesOfOneTenantAreNothingToAnother() {
    TestTenant other = TestTenant.on(Servers.standard());
    put(SHIPPED, "{'description':'Mine','schema':" + SCHEMA + ",'enforce':true}");
    other.api().get(SHIPPED).expectProblem(404);
    other.api().delete(SHIPPED).expectProblem(404);
    assertThat(names(other.api().get("/event-types?q=parcel"))).isEmpty();
    other.post(shipped("{}"));
    other.api().put(SHIPPED, "{\"description\":\"Theirs\"}");
    assertThat(other.api().get(SHIPPED).string("description")).isEqualTo("Theirs");
    assertThat(tenant.api().get(SHIPPED).string("description")).isEqualTo("Mine");
    other.api().delete(SHIPPED).expect(204);
    tenant.api().post("/events", shipped("{}")).expectProblem(422);
    other.api().put("/event-types/order.created", "{\"description\":\"Theirs\"}").expect(201);
    assertThat(tenant.api().get("/event-types/order.created").text()).doesNotContain("Theirs");
  }

  @Test
  void unknownTypesAppearByThemselvesUndocumented() {
    tenant.post("parcel.lost");
    tenant.post("parcel.lost");
    JsonObject seen =
        Await.value(
                Await.SOON,
                () -> tenant.api().get("/event-types/parcel.lost"),
                answer -> answer.status() == 200)
            .json();
    assertThat(seen.getBoolean("documented")).isFalse();
    assertThat(seen.isNull("schema")).isTrue();
    assertThat(found("documented=false")).containsExactly("parcel.lost");
    put("/event-types/parcel.lost", "{'description':'Gone'}");
    assertThat(found("documented=false")).isEmpty();
    tenant.api().delete("/event-types/parcel.lost").expect(204);
    tenant.post("parcel.lost");
    Await.until(Await.SOON, () -> found("documented=false").equals(List.of("parcel.lost")));
    tenant.post("order.created");
    tenant.api().post("/events", TestEvents.of("Not.Wellformed")).expectProblem(422);
    assertThat(found("documented=false")).containsExactly("parcel.lost");
  }

  @Test
  void floodOfNamesDoesNotFillTheCatalogue() {
    for (int batch = 0; batch < 2; batch++) {
      List<JsonObject> events = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        events.add(TestEvents.of("flood.n" + batch + "x" + i));
      }
      tenant.post(events);
    }
    Await.until(Duration.ofSeconds(60), () -> all("documented=false").size() == 1000);
    tenant.post("flood.more");
    tenant.api().put(SHIPPED, "{}").expect(201);
    assertThat(all("documented=false")).hasSize(1000);
    assertThat(tenant.api().get("/event-types/flood.more").status()).isEqualTo(404);
  }

  private List<String> all(String query) {
    List<String> all = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/event-types?limit=200&" + query + cursor).expect(200);
      all.addAll(names(page));
      JsonValue next = page.json().get("next_cursor");
      cursor = next == JsonValue.NULL ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    return all;
  }

  @Test
  void scopesSayWhoReadsAndWhoChanges() {
    Api reader = key("events:read");
    reader.get("/event-types").expect(200);
    reader.get("/event-types/ping").expect(200);
    for (String scope : List.of("events:read", "events:write", "endpoints:write")) {
      key(scope).put(SHIPPED, "{}").expectProblem(403);
      key(scope).delete("/event-types/order.created").expectProblem(403);
    }
    key("events:write").get("/event-types").expectProblem(403);
    Api.anonymous(tenant.server()).get("/event-types").expectProblem(401);
    key("admin").put(SHIPPED, "{}").expect(201);
  }

  private Api key(String scope) {
    return Api.withKey(tenant.server(), tenant.newKey(scope).getString("key"));
  }

  @Test
  void workspaceTypesAreFixedAndNamesHaveAForm() {
    for (String name : List.of("ping", "issue_created", "issue_updated", "issue_closed")) {
      tenant.api().put("/event-types/" + name, "{}").expectProblem(409);
      tenant.api().delete("/event-types/" + name).expectProblem(404);
    }
    for (String name : List.of("order", "Order.Created", "order.*", "a." + "x".repeat(200))) {
      tenant.api().put("/event-types/" + name, "{}").expectProblem(422);
      tenant.api().get("/event-types/" + name).expectProblem(404);
    }
  }

  private void put(String path, String body) {
    assertThat(tenant.api().put(path, json(body)).status()).as(body).isIn(200, 201);
  }

  private List<String> found(String query) {
    return names(tenant.api().get("/event-types?" + query).expect(200));
  }

  private static List<String> names(Answer list) {
    return list.data().stream().map(type -> type.getString("name")).toList();
  }

  private static JsonObject shipped(String payload) {
    return TestEvents.with(TestEvents.of("parcel.shipped"), "payload", object(payload));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(json(text)))) {
      return reader.readObject();
    }
  }
}
