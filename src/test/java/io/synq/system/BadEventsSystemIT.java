package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that cannot be taken are refused with a reason, and nothing is stored. */
class BadEventsSystemIT {
  private static final JsonObject ORDER = TestEvents.orderWithId();

  private static TestTenant tenant;

  @BeforeAll
  static void makeTenant() {
    tenant = TestTenant.on(Servers.standard());
  }

  @AfterEach
  void nothingIsStored() {
    assertThat(tenant.api().get("/events").expect(200).data()).isEmpty();
  }

  static Stream<Arguments> malformed() {
    String order = ORDER.toString();
    return Stream.of(
        arguments("empty", ""),
        arguments("blank", " \n"),
        arguments("no JSON", "hello"),
        arguments("cut off", order.substring(0, order.length() - 1)),
        arguments("more after the end", order + "{}"),
        arguments("trailing comma", order.substring(0, order.length() - 1) + ",}"),
        arguments("single quotes", order.replace('"', '\'')),
        arguments("comment", "/* hi */" + order),
        arguments("byte order mark", "\ufeff" + order),
        arguments("bad number", TestEvents.around("{\"n\":01}")),
        arguments("NaN", TestEvents.around("{\"n\":NaN}")),
        arguments("raw control character", TestEvents.around("{\"a\":\"\u0001\"}")),
        arguments("bad escape", TestEvents.around("{\"a\":\"\\x41\"}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformedJsonIsRefused(String name, String body) {
    tenant.api().post("/events", body).expectProblem(400);
  }

  @ParameterizedTest
  @MethodSource("deep")
  void deepNestingIsRefusedWithoutHarm(String body) {
    Answer answer = tenant.api().post("/events", body);
    assertThat(answer.status()).isIn(400, 422);
    answer.expectProblem(answer.status());
  }

  static Stream<String> deep() {
    return Stream.of(
        TestEvents.around(nested(10_000)),
        TestEvents.around("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
        "[".repeat(10_000),
        "{\"a\":".repeat(100_000));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    String text = TestEvents.around("{\"a\":\"é\"}");
    tenant.api().post("/events", text.getBytes(ISO_8859_1)).expectProblem(400);
    tenant.api().post("/events", text.getBytes(UTF_16)).expectProblem(400);
    byte[] overlong = text.getBytes(UTF_8);
    overlong[text.indexOf('é')] = (byte) 0xc0;
    tenant.api().post("/events", overlong).expectProblem(400);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("/event_id", with("event_id", "not-a-uuid")),
        arguments("/event_id", with("event_id", "e5d3a1f07c824b69a91e3f204dc8b07a")),
        arguments("/event_id", with("event_id", "{e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a}")),
        arguments("/event_id", with("event_id", Json.createValue(7))),
        arguments("/timestamp", with("timestamp", "2024-12-04T15:32:07")),
        arguments("/timestamp", with("timestamp", "1990-12-31T23:59:60Z")),
        arguments("/timestamp", with("timestamp", "0000-01-01T00:00:00.000Z")),
        arguments("/timestamp", with("timestamp", "2024-12-04 15:32:07.412")),
        arguments("/timestamp", with("timestamp", "2024-02-30T15:32:07.412Z")),
        arguments("/timestamp", with("timestamp", Json.createValue(1733326327412L))),
        arguments("/event_type", with("event_type", "order")),
        arguments("/event_type", with("event_type", "Order.Created")),
        arguments("/event_type", with("event_type", "order.")),
        arguments("/event_type", with("event_type", "order.*")),
        arguments("/event_type", with("event_type", "issue_created")),
        arguments("/event_type", with("event_type", "a." + "x".repeat(200))),
        arguments("/event_type", with("event_type", JsonValue.NULL)),
        arguments("/tenant_id", with("tenant_id", SynqServer.DEMO_TENANT)),
        arguments("/tenant_id", with("tenant_id", "acme")),
        arguments("/org_id", with("org_id", "")),
        arguments("/org_id", with("org_id", "acme")),
        arguments("/user_id", with("user_id", "a\u0000b")),
        arguments("/user_id", with("user_id", "c9a1e8472f3d4c10b8e50a7d6f219abc")),
        arguments("/role", with("role", "\u0007")),
        arguments("/role", with("role", JsonValue.TRUE)),
        arguments("/payload", with("payload", "text")),
        arguments("/payload", with("payload", JsonValue.EMPTY_JSON_ARRAY)),
        arguments("/payload", with("payload", JsonValue.NULL)),
        arguments("/surprise", with("surprise", "!")),
        arguments("/a~1b~0c", with("a/b~c", "!")),
        arguments("/event_type", TestEvents.without(ORDER, "event_type")),
        arguments("/org_id", TestEvents.without(ORDER, "org_id")),
        arguments("/user_id", TestEvents.without(ORDER, "user_id")),
        arguments("/role", TestEvents.without(ORDER, "role")),
        arguments("/payload", TestEvents.without(ORDER, "payload")));
  }

  private static JsonObject with(String member, String value) {
    return TestEvents.with(ORDER, member, value);
  }

  private static JsonObject with(String member, JsonValue value) {
    return TestEvents.with(ORDER, member, value);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("invalid")
  void invalidMemberIsRefusedByItsPointer(String pointer, JsonObject event) {
    Answer answer = tenant.api().post("/events", event).expectProblem(422);
    assertThat(answer.pointers()).containsExactly(pointer);
  }

  @Test
  void everyWrongMemberIsNamedAtOnce() {
    Answer answer = tenant.api().post("/events", "{\"role\":1,\"x\":2}").expectProblem(422);
    assertThat(answer.pointers())
        .containsExactlyInAnyOrder("/role", "/x", "/event_type", "/org_id", "/user_id", "/payload");
  }

  @Test
  void memberThatAppearsTwiceIsRefused() {
    String twice = ORDER.toString().replaceFirst("\\{", "{\"role\":\"owner\",");
    assertThat(tenant.api().post("/events", twice).expectProblem(422).pointers())
        .containsExactly("/role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "17", "null", "true"})
  void whatIsNoObjectIsRefused(String body) {
    tenant.api().post("/events", body).expectProblem(422);
  }

  @Test
  void bodiesOverOneMebibyteAreRefused() {
    String large = TestEvents.around("{\"a\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");
    tenant.api().post("/events", large).expectProblem(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", ""})
  void otherMediaTypesAreRefused(String type) {
    tenant.api().post("/events", type, ORDER.toString().getBytes(UTF_8)).expectProblem(415);
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}
