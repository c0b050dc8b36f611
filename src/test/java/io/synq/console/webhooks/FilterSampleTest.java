package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.eventtype.EventTypeResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class FilterSampleTest {
  private static final JsonObject EXAMPLE = Json.createObjectBuilder().add("total", 2).build();

  @Test
  void commerceExampleIsThePayloadOfAnEvent() {
    JsonObject body = FilterSample.of(type("order.created", "commerce"));
    assertThat(body.getString("event_type")).isEqualTo("order.created");
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
    assertThat(FilterSample.of(type("ping", "workspace"))).isEqualTo(EXAMPLE);
  }

  private static EventTypeResponse type(String name, String family) {
    return new EventTypeResponse(
        name, family, null, null, true, true, false, null, EXAMPLE, null, null);
  }
}
