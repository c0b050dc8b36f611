package io.synq.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final Instant TIME = Instant.parse("2024-12-04T15:32:07.412Z");

  /** The published example of a domain event, without the space between its tokens. */
  private static final String EXAMPLE =
      """
      {"event_id":"e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a","event_type":"order.created",\
      "timestamp":"2024-12-04T15:32:07.412Z","tenant_id":"a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",\
      "org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd","user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",\
      "role":"member","payload":{"order_id":"ord_9f2a4c1e83b7","status":"pending","currency":"USD",\
      "total":149.99,"line_items":[{"sku":"SYNQ-SHIRT-M-BLK","quantity":2,"unit_price":74.99}],\
      "created_at":"2024-12-04T15:32:06.998Z"}}""";

  @Test
  void isThePublishedDocumentByteForByte() {
    var payload = EXAMPLE.substring(EXAMPLE.indexOf("\"payload\":") + 10, EXAMPLE.length() - 1);
    var envelope =
        new Envelope(
            "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
            "order.created",
            TIME,
            "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
            new Event.Actor(
                "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
                "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
                "member"));
    assertThat(envelope.body(payload.getBytes(UTF_8))).asString(UTF_8).isEqualTo(EXAMPLE);
  }

  @Test
  void hasItsMembersInThePublishedOrder() {
    assertThat(read(actor("o").body("{}".getBytes(UTF_8))).keySet())
        .containsExactly(
            "event_id",
            "event_type",
            "timestamp",
            "tenant_id",
            "org_id",
            "user_id",
            "role",
            "payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "\"quoted\"",
        "back\\slash",
        "\\\"",
        "\\u0041",
        "\",\"role\":\"admin",
        "ünïcödé 日本語 𝄞",
        "\u2028\u2029",
        "</script>",
        "/"
      })
  void escapesWhatWouldEndAString(String value) {
    var body = actor(value).body("{}".getBytes(UTF_8));
    assertThat(read(body).getString("org_id")).isEqualTo(value);
    assertThat(read(body).getString("user_id")).isEqualTo(value);
    assertThat(read(body).getString("role")).isEqualTo(value);
  }

  @Test
  void writesEscapesInTheirShortestForm() {
    assertThat(actor("a\"b\\c/ü").body("{}".getBytes(UTF_8)))
        .asString(UTF_8)
        .contains("\"org_id\":\"a\\\"b\\\\c/ü\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{ \"b\" : 1.0,\n\"a\":1e5 }", "{\"\\u00fc\":\"ü\"}", "{\"a\":1,\"a\":2}"})
  void takesThePayloadOverAsItIs(String payload) {
    assertThat(actor("o").body(payload.getBytes(UTF_8)))
        .asString(UTF_8)
        .endsWith(",\"payload\":" + payload + "}");
  }

  @Test
  void writesTheTimeInMilliseconds() {
    var envelope =
        new Envelope("i", "a.b", TIME.plusNanos(999_999), "t", new Event.Actor("o", "u", "r"));
    assertThat(read(envelope.body("{}".getBytes(UTF_8))).getString("timestamp"))
        .isEqualTo("2024-12-04T15:32:07.412Z");
  }

  private static Envelope actor(String value) {
    return new Envelope("id", "a.b", TIME, "tenant", new Event.Actor(value, value, value));
  }

  private static jakarta.json.JsonObject read(byte[] body) {
    try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }
}
