package io.synq.access;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.util.List;

/**
 * The addresses of an OpenID provider, by what it is asked there (OpenID Connect Discovery 1.0 §3).
 *
 * @param secretInBody whether the client's secret is sent among the parameters, not as a header
 */
record ProviderMetadata(URI authorization, URI token, URI keys, boolean secretInBody) {

  /**
   * Reads what the provider says of itself.
   *
   * @throws IllegalArgumentException if it is not this issuer's, or lacks something
   */
  static ProviderMetadata parse(String text, String issuer) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      if (!json.getString("issuer", "").equals(issuer)) {
        throw new IllegalArgumentException("another issuer");
      }
      return new ProviderMetadata(
          url(json, "authorization_endpoint"),
          url(json, "token_endpoint"),
          url(json, "jwks_uri"),
          secretInBody(json));
    } catch (JsonException | IllegalStateException | ClassCastException e) {
      throw new IllegalArgumentException("not provider metadata", e);
    }
  }

  private static URI url(JsonObject json, String member) {
    return TrustedUrl.parse(json.getString(member, ""))
        .orElseThrow(() -> new IllegalArgumentException(member));
  }

  /** Unless the provider says otherwise, it takes a header. */
  private static boolean secretInBody(JsonObject json) {
    if (!json.containsKey("token_endpoint_auth_methods_supported")) {
      return false;
    }
    List<String> methods =
        json.getJsonArray("token_endpoint_auth_methods_supported")
            .getValuesAs(JsonString::getString);
    return !methods.contains("client_secret_basic") && methods.contains("client_secret_post");
  }
}
