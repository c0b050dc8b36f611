package io.synq.access;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What we are to an OpenID provider, who knows us by an id and a secret, and what we ask of it: the
 * authorization code flow of OpenID Connect Core 1.0 §3.1, with PKCE.
 */
record OidcClient(String issuer, String id, String secret) {

  /** Where the provider describes itself (OpenID Connect Discovery 1.0 §4). */
  URI discovery() {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /** Where a browser goes to be signed in. */
  URI authorization(URI endpoint, SignOnRequest request, URI redirect) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", id);
    parameters.put("redirect_uri", redirect.toString());
    parameters.put("scope", "openid profile email");
    parameters.put("state", request.state());
    parameters.put("nonce", request.nonce());
    parameters.put("code_challenge", request.challenge());
    parameters.put("code_challenge_method", "S256");
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + form(parameters));
  }

  /** The request that gets the tokens for the code with which the browser came back. */
  HttpRequest.Builder exchange(
      ProviderMetadata provider, String code, SignOnRequest request, URI redirect) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", redirect.toString());
    parameters.put("code_verifier", request.verifier());
    HttpRequest.Builder exchange =
        HttpRequest.newBuilder(provider.token())
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (provider.secretInBody()) {
      parameters.put("client_id", id);
      parameters.put("client_secret", secret);
    } else {
      exchange.header("Authorization", "Basic " + basic());
    }
    return exchange.POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
  }

  /** RFC 6749 §2.3.1: each of the two is encoded before they are joined. */
  private String basic() {
    String pair = encode(id) + ":" + encode(secret);
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return id + " at " + issuer;
  }
}
