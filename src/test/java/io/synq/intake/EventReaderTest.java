package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.event.Event;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.request.RecordSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  private static final String EVENT_ID = "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a";

  /** The members that must be there, as they stand in the request. */
  private static Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("event_type", "\"order.created\"");
    members.put("org_id", "\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\"");
    members.put("user_id", "\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\"");
    members.put("role", "\"member\"");
    members.put("payload", "{\"total\":149.99}");
    return members;
  }

  private static Map<String, String> with(String name, String value) {
    var members = members();
    members.put(name, value);
    return members;
  }

  private static String json(Map<String, String> members) {
    var text = new StringBuilder("{");
    members.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
    return text.append('}').toString();
  }

  private static Stream<String> described(Class<? extends Record> request) {
    return Stream.of(request.getRecordComponents()).map(RecordSchema::name);
  }

  /** Nobody makes these records: they describe what is read here. */
  @Test
  void whatIsReadIsWhatIsDescribed() {
    assertThat(described(EventRequest.class))
        .containsExactlyInAnyOrderElementsOf(EventReader.MEMBERS);
    assertThat(described(BatchRequest.class)).containsExactly(EventReader.EVENTS);
  }

  private static NewEvent read(String body) {
    return EventReader.one(TENANT, body.getBytes(UTF_8));
  }

  @Test
  void readsWhatIsRequired() {
    var event = read(json(members()));
    assertThat(event.tenantId()).isEqualTo(TENANT);
    assertThat(event.eventType()).isEqualTo("order.created");
    assertThat(event.actor())
        .isEqualTo(
            new Event.Actor(
                "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
                "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
                "member"));
    assertThat(event.eventId()).isEmpty();
    assertThat(event.timestamp()).isEmpty();
    assertThat(event.payload()).asString(UTF_8).isEqualTo("{\"total\":149.99}");
  }

  @Test
  void readsWhatIsOptional() {
    var members = with("event_id", "\"" + EVENT_ID.toUpperCase() + "\"");
    members.put("timestamp", "\"2024-12-04T15:32:07.412Z\"");
    members.put("tenant_id", "\"" + TENANT.toUpperCase() + "\"");
    var event = read(json(members));
    assertThat(event.eventId()).contains(EVENT_ID);
    assertThat(event.timestamp()).contains(Instant.parse("2024-12-04T15:32:07.412Z"));
    assertThat(event.tenantId()).isEqualTo(TENANT);
  }

  static Stream<String> payloads() {
    return Stream.of(
        "{}",
        "{ }",
        "{\n}",
        "{\"a\":1}",
        "{\"z\":1,\"a\":2,\"m\":3}",
        "{\"a\":1,\"a\":2}",
        "{  \"a\" :\t1 ,\r\n \"b\":[ 1 , 2 ]\n}",
        "{\"n\":[0,-0,0.0,-0.0,1.0,1.10,1e5,1E5,1e+5,1E-05,100000000000000000000000,0.1000]}",
        "{\"n\":1e400,\"m\":-1e-400,\"o\":123456789.123456789123456789123456789}",
        "{\"u\":\"ünïcödé 日本語 𝄞 👩‍👩‍👧‍👦 \u2028\u2029\u007f\ufeff\uffff\"}",
        "{\"ключ\":\"значение\",\"鍵\":\"値\",\"𝄞\":\"𝄞\"}",
        "{\"e\":\"\\u00fc \\u00FC \\ud834\\udd1e \\/ / \\b\\f\\n\\r\\t \\\" \\\\ \\u0000\"}",
        "{\"half\":\"\\ud834\",\"other\":\"\\udd1e\"}",
        "{\"braces\":\"}{][\\\"}\",\"}\":\"{\"}",
        "{\"deep\":{\"deeper\":{\"deepest\":{}}},\"list\":[[],[[]],[{}]]}",
        "{\"t\":true,\"f\":false,\"n\":null,\"s\":\"\"}",
        "{\"payload\":{\"payload\":{}},\"org_id\":1}",
        "{\"\":\"\"}",
        "{\"html\":\"<script>alert('x')</script>&amp;\"}",
        "{\"comment\":\"// no /* comment */ # here\"}",
        "{\"text\":\"" + "a".repeat(5_000) + "\"}",
        "{\"text\":\"" + "ü".repeat(5_000) + "\"}",
        "{\"text\":\"" + "𝄞".repeat(5_000) + "\"}",
        "{\"text\":\"" + "\\\"".repeat(5_000) + "\"}",
        "{\"spaces\":" + " ".repeat(10_000) + "1" + "\n".repeat(10_000) + "}",
        "{\"list\":[" + "1,".repeat(20_000) + "1]}",
        "{\"number\":" + "1".repeat(5_000) + "." + "2".repeat(5_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void keepsThePayloadByteForByteWhereverItStands(String payload) {
    var names = new ArrayList<>(members().keySet());
    for (int place = 0; place < names.size(); place++) {
      var order = new ArrayList<>(names);
      order.remove("payload");
      order.add(place, "payload");
      Map<String, String> members = new LinkedHashMap<>();
      order.forEach(name -> members.put(name, members().get(name)));
      members.put("payload", payload);
      assertThat(read(json(members)).payload())
          .as("at " + place)
          .isEqualTo(payload.getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void leavesTheSpaceAroundThePayloadOut(String payload) {
    var body = json(with("payload", " \t\r\n" + payload + " \n "));
    assertThat(read(" \n" + body + "\n ").payload()).isEqualTo(payload.getBytes(UTF_8));
  }

  @Test
  void keepsEveryPayloadOfABatch() {
    var payloads = payloads().toList();
    var body =
        "{\"events\":["
            + String.join(" , ", payloads.stream().map(p -> json(with("payload", p))).toList())
            + "]}";
    var reads = EventReader.batch(TENANT, body.getBytes(UTF_8));
    assertThat(reads)
        .extracting(read -> new String(read.event().orElseThrow().payload(), UTF_8))
        .isEqualTo(payloads);
  }

  @Test
  void keepsPayloadsAtEveryOffset() {
    // The parser reads in blocks: a payload may begin or end at the edge of one.
    var payload = "{\"ü\":\"𝄞\",\"n\":1.50}";
    for (int space = 0; space < 9_000; space += space < 3_900 || space > 4_300 ? 97 : 1) {
      var members = members();
      members.remove("payload");
      var body = "{\"payload\":" + " ".repeat(space) + payload + "," + json(members).substring(1);
      assertThat(read(body).payload()).as("after " + space).isEqualTo(payload.getBytes(UTF_8));
    }
  }

  @Test
  void keepsAPayloadOfAMegabyte() {
    var random = new Random(20241204);
    var payload = new StringBuilder("{\"first\":0");
    for (int i = 0; payload.length() < 1_000_000; i++) {
      payload.append(",\"k").append(i).append("\":");
      switch (i % 4) {
        case 0 -> payload.append("\"").append("ü𝄞x\\n".repeat(random.nextInt(50))).append("\"");
        case 1 -> payload.append(random.nextLong()).append(".0e-").append(random.nextInt(300));
        case 2 -> payload.append("[").append("{},".repeat(random.nextInt(50))).append("null]");
        default -> payload.append(" ".repeat(random.nextInt(500))).append("true");
      }
    }
    var text = payload.append('}').toString();
    assertThat(read(json(with("payload", text))).payload()).isEqualTo(text.getBytes(UTF_8));
  }

  @Test
  void takesMembersInAnyOrder() {
    var random = new Random(7);
    var members = with("event_id", "\"" + EVENT_ID + "\"");
    members.put("timestamp", "\"2024-12-04T15:32:07.412Z\"");
    var expected = read(json(members));
    for (int round = 0; round < 50; round++) {
      var names = new ArrayList<>(members.keySet());
      Collections.shuffle(names, random);
      Map<String, String> shuffled = new LinkedHashMap<>();
      names.forEach(name -> shuffled.put(name, members.get(name)));
      assertThat(read(json(shuffled))).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void readsEscapedNamesAndValues() {
    var members = members();
    members.remove("role");
    members.put("\\u0072ole", "\"\\u0061\\\"\\\\\\u00fc\"");
    assertThat(read(json(members)).actor().role()).isEqualTo("a\"\\ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_type", "org_id", "user_id", "role", "payload"})
  void missesWhatIsRequired(String name) {
    var members = members();
    members.remove(name);
    assertRefused(members, "/" + name + " is required");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertViolations(
        "{\"event_id\":\"x\",\"colour\":[1],\"role\":1,\"user_id\":\"\"}",
        "/colour is not a member of an event",
        "/role must be a string",
        "/event_type is required",
        "/org_id is required",
        "/payload is required",
        "/event_id must be a UUID",
        "/user_id must be a UUID");
  }

  @ParameterizedTest
  @CsvSource({"event_id", "event_type", "timestamp", "tenant_id", "org_id", "user_id", "role"})
  void textsAreStrings(String name) {
    for (var value : List.of("1", "1.5", "true", "false", "null", "{}", "[]", "{\"a\":[1]}")) {
      assertRefused(with(name, value), "/" + name + " must be a string");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"{}\"", "true", "null", "[]", "[{}]", "[[{\"a\":1}]]"})
  void payloadsAreObjects(String value) {
    assertRefused(with("payload", value), "/payload must be a JSON object");
  }

  @Test
  void rolesArePrintable() {
    var message = "/role must be 1 to 64 characters without control characters";
    for (var value :
        List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "a\\nb",
            "\\u001b[0m",
            "\\u007f",
            "\\u0085",
            "\\ud834",
            "\\udd1e\\ud834",
            "a".repeat(65))) {
      assertRefused(with("role", "\"" + value + "\""), message);
    }
    for (var value : List.of("a", "a b", "ü", "\\ud834\\udd1e", "\\\"", "a".repeat(64))) {
      assertThat(read(json(with("role", "\"" + value + "\"")))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "acme",
        "e5d3a1f07c824b69a91e3f204dc8b07a",
        "{e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a}",
        "urn:uuid:e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
        "1-1-1-1-1",
        " ",
        "\\u0000",
        "\\ud834"
      })
  void idsAreUuids(String value) {
    for (var name : List.of("event_id", "tenant_id", "org_id", "user_id")) {
      assertRefused(with(name, "\"" + value + "\""), "/" + name + " must be a UUID");
    }
  }

  @Test
  void idsAreTheSameInWhateverCase() {
    var members = with("event_id", "\"" + EVENT_ID + "\"");
    members.put("tenant_id", "\"" + TENANT + "\"");
    var upper = new LinkedHashMap<>(members);
    for (var name : List.of("event_id", "tenant_id", "org_id", "user_id")) {
      upper.put(name, members.get(name).toUpperCase());
    }
    var now = Instant.EPOCH;
    assertThat(read(json(upper)).accepted(now).body())
        .asString(UTF_8)
        .isEqualTo(new String(read(json(members)).accepted(now).body(), UTF_8));
    assertThat(read(json(upper)).actor()).isEqualTo(read(json(members)).actor());
  }

  @Test
  void theTenantIsTheCallersOwn() {
    assertRefused(
        with("tenant_id", "\"" + EVENT_ID + "\""), "/tenant_id is not the tenant of the API key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order", "Order.created", "order.", "ping", "issue_created", "a b.c"})
  void typesAreOfCommerce(String value) {
    assertRefused(
        with("event_type", "\"" + value + "\""),
        "/event_type must be a name like domain.action in lower case");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"endpoint.failing", "endpoint.disabled", "delivery.failed", "delivery.skipped"})
  void whatTheServerTellsItTellsAlone(String type) {
    assertRefused(
        with("event_type", "\"" + type + "\""),
        "/event_type is a type that only the server itself tells of");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T15:32:07Z, 2024-12-04T15:32:07.000Z",
    "2024-12-04T16:32:07.412999+01:00, 2024-12-04T15:32:07.412Z",
    "2024-12-04t15:32:07.4z, 2024-12-04T15:32:07.400Z"
  })
  void timestampsAreWrittenInOneForm(String value, String written) {
    var event = read(json(with("timestamp", "\"" + value + "\"")));
    assertThat(event.timestamp()).contains(Instant.parse(written));
    assertThat(event.accepted(Instant.EPOCH).body())
        .asString(UTF_8)
        .contains("\"timestamp\":\"" + written + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2024-12-04T15:32Z", "2024-13-04T15:32:07.412Z"})
  void timestampsAreTimes(String value) {
    assertRefused(
        with("timestamp", "\"" + value + "\""),
        "/timestamp must be a time like 2024-12-04T15:32:07.412Z");
  }

  @Test
  void membersAppearOnce() {
    for (var name : members().keySet()) {
      for (var again : List.of(members().get(name), "null", "[[1],{\"a\":2}]")) {
        var body = json(members());
        body = body.substring(0, body.length() - 1) + ",\"" + name + "\":" + again + "}";
        assertViolations(body, "/" + name + " appears twice");
      }
    }
    var escaped = json(members()).replace("}}", "},\"r\\u006fle\":\"admin\"}");
    assertViolations(escaped, "/role appears twice");
  }

  @Test
  void otherMembersAreRefusedWithTheirPointer() {
    assertRefused(with("colour", "\"red\""), "/colour is not a member of an event");
    assertRefused(with("a/b~c", "{\"x\":[1,{}]}"), "/a~1b~0c is not a member of an event");
    assertRefused(with("Payload", "{}"), "/Payload is not a member of an event");
    assertRefused(with("", "1"), "/ is not a member of an event");
    assertRefused(
        with("n".repeat(1000), "1"), "/" + "n".repeat(64) + "… is not a member of an event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "]",
        "{\"a\"",
        "{\"a\":",
        "{\"payload\":{",
        "{\"payload\":{\"a\":1}",
        "{\"payload\":{\"a\":[1,2}}",
        "{\"payload\":{\"a\":01}}",
        "{\"payload\":{\"a\":1.}}",
        "{\"payload\":{\"a\":.5}}",
        "{\"payload\":{\"a\":+1}}",
        "{\"payload\":{\"a\":NaN}}",
        "{\"payload\":{\"a\":Infinity}}",
        "{\"payload\":{\"a\":1,}}",
        "{\"payload\":{a:1}}",
        "{\"payload\":{'a':1}}",
        "{\"payload\":{\"a\":\"\t\"}}",
        "{\"payload\":{\"a\":\"\u0000\"}}",
        "{\"payload\":{\"a\":\"\\x\"}}",
        "{\"payload\":{\"a\":\"\\u12g4\"}}",
        "{\"payload\":{\"a\" 1}}",
        "{\"payload\":{} /* c */}",
        "{\"payload\":{}} x",
        "{\"payload\":{}}{}",
        "{\"payload\":{}},",
        "{\"payload\":{}}]",
        "\ufeff{}",
        "{\u00a0}",
        "<event/>",
        "nul"
      })
  void refusesWhatIsNoJson(String body) {
    assertMalformed(body);
  }

  @Test
  void refusesTrailingDataAfterAWholeEvent() {
    for (var trailer : List.of("x", "{}", ",", "]", "}", "1", "\"\"", "\u0000")) {
      assertMalformed(json(members()) + trailer);
      assertMalformed(json(members()) + "\n " + trailer);
    }
    assertThat(read(json(members()) + " \r\n\t")).isNotNull();
  }

  @Test
  void saysWhereTheJsonIsBroken() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read("{\n  \"role\": oops}"))
        .withMessageContaining("line 2");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    var body = json(members()).getBytes(UTF_8);
    body[body.length - 5] = (byte) 0xff;
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> EventReader.one(TENANT, body))
        .withMessage("The body is not UTF-8.")
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"a\"", "true", "null", "[{}]"})
  void refusesWhatIsNoObject(String body) {
    assertViolations(body, " must be a JSON object");
  }

  @Test
  void payloadsNestAHundredLevels() {
    var deepest = nested(100);
    assertThat(read(json(with("payload", deepest))).payload()).isEqualTo(deepest.getBytes(UTF_8));
    assertRefused(with("payload", nested(101)), "/payload must not nest deeper than 100 levels");
    assertRefused(
        with("payload", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"),
        "/payload must not nest deeper than 100 levels");
  }

  private static String nested(int levels) {
    return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
  }

  private static String batch(String... events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  private static List<EventReader.Read> readBatch(String body) {
    return EventReader.batch(TENANT, body.getBytes(UTF_8));
  }

  @Test
  void readsBatchesInOrderGoodAndBad() {
    var reads =
        readBatch(
            batch(
                json(with("role", "\"first\"")),
                "{}",
                "1",
                "null",
                "[[{\"a\":1}]]",
                json(with("payload", "[]")),
                json(with("role", "\"last\""))));
    assertThat(reads)
        .extracting(
            read ->
                read.event()
                    .map(event -> event.actor().role())
                    .orElseGet(() -> read.problem().orElseThrow().detail()))
        .containsExactly(
            "first",
            "/event_type is required",
            "the body must be a JSON object",
            "the body must be a JSON object",
            "the body must be a JSON object",
            "/payload must be a JSON object",
            "last");
    assertThat(reads)
        .allSatisfy(
            read -> assertThat(read.event().isPresent()).isNotEqualTo(read.problem().isPresent()));
  }

  @Test
  void aBatchHoldsAThousandEvents() {
    var event = json(members());
    assertThat(readBatch(batch(Collections.nCopies(1000, event).toArray(String[]::new))))
        .hasSize(1000)
        .allSatisfy(read -> assertThat(read.event()).isPresent());
    assertInvalidBatch(
        batch(Collections.nCopies(1001, event).toArray(String[]::new)),
        "/events must hold at most 1000 events");
    assertInvalidBatch(
        batch(Collections.nCopies(1001, "0").toArray(String[]::new)),
        "/events must hold at most 1000 events");
  }

  @Test
  void refusesBatchesOfAnotherForm() {
    assertInvalidBatch("{}", "/events must hold at least one event");
    assertInvalidBatch("{\"events\":[]}", "/events must hold at least one event");
    assertInvalidBatch("{\"events\":{}}", "/events must be an array");
    assertInvalidBatch("{\"events\":null}", "/events must be an array");
    assertInvalidBatch("{\"events\":\"[]\"}", "/events must be an array");
    assertInvalidBatch("[]", "the body must be a JSON object");
    assertInvalidBatch(json(members()), "/event_type is not a member of a batch");
    assertInvalidBatch("{\"a/b\":1}", "/a~1b is not a member of a batch");
    assertInvalidBatch("{\"events\":[{}],\"more\":1}", "/more is not a member of a batch");
    assertInvalidBatch("{\"events\":[{}],\"events\":[{}]}", "/events appears twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"events\":[",
        "{\"events\":[{}",
        "{\"events\":[{}]",
        "{\"events\":[{},]}",
        "{\"events\":[{}]} x",
        "{\"events\":[{}]}{}",
        "{\"events\":[{\"payload\":{]}]}"
      })
  void refusesBatchesThatAreNoJson(String body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> readBatch(body))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  private static void assertInvalidBatch(String body, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> readBatch(body))
        .withMessage(detail)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID));
  }

  private static void assertMalformed(String body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(body))
        .withMessageStartingWith("The body is not well-formed JSON")
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  private static void assertRefused(Map<String, String> members, String... violations) {
    assertViolations(json(members), violations);
  }

  private static void assertViolations(String body, String... violations) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(body))
        .satisfies(
            e -> {
              Problem problem = e.problem();
              assertThat(problem.type()).isEqualTo(ProblemType.INVALID);
              assertThat(problem.errors())
                  .extracting(v -> v.pointer() + " " + v.message())
                  .containsExactlyInAnyOrder(violations);
            });
  }
}
