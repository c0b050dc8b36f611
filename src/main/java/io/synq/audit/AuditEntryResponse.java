package io.synq.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change as the API shows it.
 *
 * @param address where the request came from; null if the server acted by itself
 * @param action the object's type and what was done to it, such as {@code endpoint.created}
 * @param before the object as it was, without secrets; null if there was none
 * @param after the object as it became, or what the action made; null if nothing is left
 */
@Schema(
    name = "AuditEntry",
    examples =
        """
        {
          "id": "aud_01h455vb4pex5vsknk084sn02q",
          "recorded_at": "2024-12-04T15:32:07.412Z",
          "actor": {"type": "api_key", "id": "key_01h455vb4pex5vsknk084sn02q", "name": "First key"},
          "address": "192.0.2.7",
          "action": "endpoint.updated",
          "object_type": "endpoint",
          "object_id": "ep_01h455vb4pex5vsknk084sn02q",
          "before": {"filter": null},
          "after": {"filter": "payload.total > 100"}
        }
        """)
public record AuditEntryResponse(
    String id,
    Instant recordedAt,
    Actor actor,
    @Nullable String address,
    String action,
    String objectType,
    String objectId,
    @Schema(
            type = SchemaType.OBJECT,
            description = "The object before the change, without secrets.")
        @Nullable JsonObject before,
    @Schema(type = SchemaType.OBJECT, description = "The object after the change, without secrets.")
        @Nullable JsonObject after) {

  /**
   * Who made the change.
   *
   * @param type {@code api_key}, {@code user}, {@code jwt}, {@code operator}, {@code portal_link},
   *     {@code callback} or {@code system}
   */
  @Schema(name = "AuditActor")
  public record Actor(String type, String id, @Nullable String name) {}

  static @Nullable JsonObject object(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
