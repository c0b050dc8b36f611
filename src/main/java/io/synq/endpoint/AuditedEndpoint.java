package io.synq.endpoint;

import io.synq.platform.JsonConfiguration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;

/**
 * An endpoint as the audit log compares and keeps it.
 *
 * @param members as in answers
 */
record AuditedEndpoint(JsonObject members) {
  private static final String HIDDEN = "(hidden)";
  private static final String CHANGED = "(hidden, changed)";
  private static final String HEADERS = "headers";
  private static final String AUTHENTICATION = "authentication";

  static AuditedEndpoint of(EndpointResponse endpoint) {
    String json = JsonConfiguration.jsonb().toJson(endpoint);
    return new AuditedEndpoint(Json.createReader(new StringReader(json)).readObject());
  }

  /** Whether both are the same, whenever they were written. */
  boolean sameAs(AuditedEndpoint other) {
    return untimed().equals(other.untimed());
  }

  private JsonObject untimed() {
    return Json.createObjectBuilder(members).remove("updated_at").build();
  }

  /** Without the values of headers and the queries of URLs: either may be a credential. */
  JsonObject redacted() {
    return redacted(this);
  }

  /** The same, with a word on each hidden value that is another one than before. */
  JsonObject redacted(AuditedEndpoint before) {
    JsonObjectBuilder headers = Json.createObjectBuilder();
    JsonObject old = before.members.getJsonObject(HEADERS);
    members
        .getJsonObject(HEADERS)
        .forEach(
            (name, value) ->
                headers.add(name, value.equals(old.getOrDefault(name, value)) ? HIDDEN : CHANGED));
    JsonObjectBuilder redacted = withoutQuery("url", members, before.members).add(HEADERS, headers);
    if (members.get(AUTHENTICATION) instanceof JsonObject shown) {
      JsonObject kept = before.members.get(AUTHENTICATION) instanceof JsonObject one ? one : shown;
      redacted.add(AUTHENTICATION, withoutQuery("token_url", shown, kept));
    }
    return redacted.build();
  }

  /** The URL may be null. */
  private static JsonObjectBuilder withoutQuery(String member, JsonObject one, JsonObject before) {
    JsonObjectBuilder shown = Json.createObjectBuilder(one);
    String url = one.getString(member, "");
    int query = url.indexOf('?') + 1;
    if (query > 0) {
      String start = url.substring(0, query);
      String old = before.getString(member, url);
      shown.add(member, start + (old.startsWith(start) && !old.equals(url) ? CHANGED : HIDDEN));
    }
    return shown;
  }
}
