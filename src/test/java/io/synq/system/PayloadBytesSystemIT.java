package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A payload arrives byte for byte, whenever it is sent. */
@Conformance
class PayloadBytesSystemIT {
  /** Key order, number spelling, an escape beside the letter itself, more digits than a long. */
  private static final String PAYLOAD =
      "{\"b\":1.10,\"a\":\"\\u00e9é\",\"n\":12345678901234567890,\"a2\":[]}";

  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void payloadIsTheSameAtFirstOnRetryAndOnReplay() {
    tenant.endpoint(RECEIVER.on("/bytes", Reaction.status(500), Reaction.status(200)));
    JsonObject accepted =
        tenant.api().post("/events", TestEvents.around(PAYLOAD)).expect(202).json();
    String eventId = accepted.getString("event_id");
    tenant.delivery(eventId, "delivered");
    tenant.api().post("/events/" + eventId + "/replay").expect(202);
    List<Received> requests = RECEIVER.await("/bytes", 3);
    byte[] expected =
        ("{\"event_id\":\""
                + eventId
                + "\",\"event_type\":\"order.created\",\"timestamp\":\""
                + accepted.getString("timestamp")
                + "\",\"tenant_id\":\""
                + tenant.id()
                + "\",\"org_id\":\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\","
                + "\"user_id\":\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\",\"role\":\"member\","
                + "\"payload\":"
                + PAYLOAD
                + "}")
            .getBytes(UTF_8);
    assertThat(requests).allSatisfy(request -> assertThat(request.body()).isEqualTo(expected));
    assertThat(tenant.api().get("/events/" + eventId + "/body").expect(200).bytes())
        .isEqualTo(expected);
  }

  @Test
  void whiteSpaceAndUnicodeOfThePayloadStay() {
    tenant.endpoint(RECEIVER.on("/white", Reaction.status(200)));
    String payload = "{ \"emoji\" : \"😀\\ud83d\\ude00\" ,\r\n\t\"z\":-0.0e+10, \"\":null }";
    tenant.api().post("/events", TestEvents.around(payload)).expect(202);
    assertThat(RECEIVER.await("/white", 1).get(0).text()).endsWith("\"payload\":" + payload + "}");
  }

  @Test
  void payloadMayComeFirstAndBeLarge() {
    tenant.endpoint(RECEIVER.on("/large", Reaction.status(200)));
    String payload = "{\"text\":\"" + "ü".repeat(500_000) + "\"}";
    String rest = TestEvents.without(TestEvents.order(), "payload").toString().substring(1);
    tenant.api().post("/events", "{\"payload\":" + payload + "," + rest).expect(202);
    assertThat(RECEIVER.await("/large", 1).get(0).text()).endsWith("\"payload\":" + payload + "}");
  }
}
