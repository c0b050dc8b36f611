package io.synq.system;

import io.synq.console.frame.ConsolePage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A tenant of its own for a test class, with what tests do in it. */
record TestTenant(URI server, String id, String slug, String key, Api api) {

  static TestTenant on(SynqServer server) {
    String slug = "t" + UUID.randomUUID().toString().substring(0, 8);
    return named(server, slug, slug);
  }

  static TestTenant named(SynqServer server, String slug, String name) {
    JsonObject body = Json.createObjectBuilder().add("slug", slug).add("name", name).build();
    // Few passwords of one address are checked at once, and one takes long on a server that is new.
    JsonObject created =
        Await.value(
                Await.SOON,
                () -> server.operator().post("/tenants", body),
                answer -> answer.status() != 503)
            .expect(201)
            .json();
    String key = created.getString("api_key");
    return new TestTenant(
        server.url(), created.getString("id"), slug, key, Api.withKey(server.url(), key));
  }

  /** The same tenant at another node. */
  TestTenant at(SynqServer node) {
    return new TestTenant(node.url(), id, slug, key, Api.withKey(node.url(), key));
  }

  /** The address of a page of the console in this tenant, if it is one that tenants have. */
  String page(String address) {
    return ConsolePage.at(address.replaceFirst("\\?.*", ""))
        .filter(ConsolePage::ofTenant)
        .map(page -> address.replaceFirst("/console", "/console/t/" + slug))
        .orElse(address);
  }

  /** A new endpoint as the API answered it; without types it takes all events. */
  JsonObject endpoint(String url, String... types) {
    JsonArrayBuilder wanted = Json.createArrayBuilder();
    List.of(types.length == 0 ? new String[] {"*"} : types).forEach(wanted::add);
    JsonObjectBuilder body = Json.createObjectBuilder().add("url", url).add("event_types", wanted);
    return api.post("/endpoints", body.build()).expect(201).json();
  }

  /** A new endpoint with a filter, as the API answers. */
  Answer filtered(String url, String filter, String type) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("url", url)
            .add("event_types", Json.createArrayBuilder().add(type))
            .add("filter", filter);
    return api.post("/endpoints", body.build());
  }

  /** Posts an event; its id. */
  String post(String type) {
    return post(TestEvents.of(type));
  }

  String post(JsonObject event) {
    return api.post("/events", event).expect(202).string("event_id");
  }

  /** Posts events in one request; their ids in order. */
  List<String> post(List<JsonObject> events) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    events.forEach(list::add);
    return api
        .post("/events/batch", Json.createObjectBuilder().add("events", list).build())
        .expect(202)
        .json()
        .getJsonArray("results")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(result -> result.getString("event_id"))
        .toList();
  }

  /** A new key of this tenant with these scopes only. */
  JsonObject newKey(String... scopes) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    List.of(scopes).forEach(list::add);
    JsonObjectBuilder body = Json.createObjectBuilder().add("name", "k").add("scopes", list);
    return api.post("/api-keys", body.build()).expect(201).json();
  }

  /** Somebody who can sign in. */
  record Person(String id, String name, String password) {}

  /** A new user of this tenant. */
  Person person(String role) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("name", role + "-" + UUID.randomUUID().toString().substring(0, 8))
            .add("role", role);
    JsonObject made = api.post("/users", body.build()).expect(201).json();
    return new Person(made.getString("id"), made.getString("name"), made.getString("password"));
  }

  List<JsonObject> deliveries(String eventId) {
    return api.get("/events/" + eventId + "/deliveries").expect(200).data();
  }

  /** The event's only delivery with its attempts whole, once it fits. */
  JsonObject delivery(String eventId, Duration limit, Predicate<JsonObject> fits) {
    return whole(
        Await.value(
            limit,
            () -> {
              List<JsonObject> all = deliveries(eventId);
              return all.size() == 1 ? all.get(0) : null;
            },
            fits));
  }

  /** The event's delivery to this endpoint with its attempts whole, once it has ended. */
  JsonObject deliveryTo(String eventId, String endpointId) {
    return whole(
        Await.value(
            Await.SOON,
            () ->
                deliveries(eventId).stream()
                    .filter(one -> one.getString("endpoint_id").equals(endpointId))
                    .findFirst()
                    .orElse(null),
            one -> !one.isNull("finished_at")));
  }

  private JsonObject whole(JsonObject listed) {
    return api.get("/deliveries/" + listed.getString("id")).expect(200).json();
  }

  /** The event's only delivery, once it is in this state. */
  JsonObject delivery(String eventId, String state) {
    return delivery(eventId, Await.SOON, one -> one.getString("state").equals(state));
  }
}
