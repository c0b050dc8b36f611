package io.synq.eventtype;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The documents that anyone may read, by their path below {@code /schemas}. */
final class PublishedSchemas {
  private static final String SCHEMA = "application/schema+json";
  private static final Map<String, Document> DOCUMENTS = new TreeMap<>();

  static {
    publish("/domain-event.json", SCHEMA, BuiltInTypes.DOMAIN_EVENT);
    publish("/workspace-event.json", SCHEMA, BuiltInTypes.WORKSPACE_EVENT);
    publish(
        "/asyncapi.json", "application/vnd.aai.asyncapi+json;version=3.0.0", AsyncApi.document());
    BuiltInTypes.all()
        .forEach(type -> publish("/event-types/" + type.name() + ".json", SCHEMA, type.schema()));
  }

  private PublishedSchemas() {}

  /**
   * One document.
   *
   * @param etag a strong entity tag, with its quotes (RFC 9110 §8.8.3)
   */
  record Document(String contentType, byte[] body, String etag) {}

  static Optional<Document> find(String path) {
    return Optional.ofNullable(DOCUMENTS.get(path));
  }

  private static void publish(String path, String contentType, JsonObject json) {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    DOCUMENTS.put(
        path, new Document(contentType, body, "\"" + UUID.nameUUIDFromBytes(body) + "\""));
  }
}
