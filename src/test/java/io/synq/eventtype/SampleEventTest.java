package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class SampleEventTest {
  private static final JsonObject EXAMPLE = Json.createObjectBuilder().add("total", 2).build();

  @Test
  void commerceExampleIsThePayloadOfAnEvent() {
    JsonObject body = SampleEvent.of("order.refunded", EXAMPLE);
    assertThat(body.getString("event_type")).isEqualTo("order.refunded");
    assertThat(body.getJsonObject("payload")).isEqualTo(EXAMPLE);
    assertThat(body.keySet())
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

  @Test
  void workspaceExampleIsTheWholeEvent() {
    assertThat(SampleEvent.of("ping", EXAMPLE)).isEqualTo(EXAMPLE);
  }

  @Test
  void typeWithoutAnExampleHasAnEmptyPayload() {
    assertThat(SampleEvent.of("order.refunded", null).getJsonObject("payload")).isEmpty();
  }
}
