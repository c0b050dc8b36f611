package io.synq.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a client asks for an access token by its own credentials (RFC 6749 §4.4).
 *
 * @param secretInBody {@code client_secret_post}, otherwise {@code client_secret_basic}
 */
public record TokenRequest(
    URI url,
    String clientId,
    String clientSecret,
    List<String> scopes,
    @Nullable String audience,
    boolean secretInBody) {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** Where the answer does not say how long the token is good. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  /** How long before its end another one is asked for, at the most. */
  private static final Duration EARLY = Duration.ofSeconds(30);

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern ERROR = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  Exchange exchange(String tenantId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "client_credentials");
    if (!scopes.isEmpty()) {
      parameters.put("scope", String.join(" ", scopes));
    }
    if (audience != null) {
      parameters.put("audience", audience);
    }
    if (secretInBody) {
      parameters.put("client_id", clientId);
      parameters.put("client_secret", clientSecret);
    } else {
      // RFC 6749 §2.3.1: each of the two is encoded before they are joined.
      String pair = encoded(clientId) + ":" + encoded(clientSecret);
      headers.put(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII)));
    }
    byte[] form =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(US_ASCII);
    return new Exchange(tenantId, url, headers, BodyType.FORM, form, null);
  }

  /** The token of an answer. */
  AccessToken token(Outcome.Answer answer, Instant asked) throws TokenException {
    JsonObject json = json(answer.body());
    if (answer.status() != 200) {
      String error = text(json, "error").filter(ERROR.asMatchPredicate()).orElse("");
      throw new TokenException(
          says(Integer.toString(answer.status()) + (error.isEmpty() ? "" : " (" + error + ")")));
    }
    String value =
        text(json, "access_token")
            .filter(TOKEN.asMatchPredicate())
            .orElseThrow(() -> new TokenException(says(instead(answer))));
    if (text(json, "token_type").filter("bearer"::equalsIgnoreCase).isEmpty()) {
      throw new TokenException(says("with a token that is no bearer token"));
    }
    return new AccessToken(value, asked.plus(usable(lifetime(json))));
  }

  private static String instead(Outcome.Answer answer) {
    return answer.truncated() ? "with what did not end within 8 KiB" : "without a token";
  }

  private String says(String what) {
    return "the server at " + Authority.of(url).orElseThrow().host() + " answered " + what;
  }

  /** A token that expires at once is used for a moment all the same: there is no better one. */
  private static Duration usable(Duration lifetime) {
    Duration tenth = lifetime.dividedBy(10);
    Duration usable = lifetime.minus(tenth.compareTo(EARLY) < 0 ? tenth : EARLY);
    return usable.compareTo(SHORTEST) < 0 ? SHORTEST : usable;
  }

  private static Duration lifetime(JsonObject json) {
    if (!(json.get("expires_in") instanceof JsonNumber seconds)) {
      return UNSAID;
    }
    double most = Math.min(seconds.doubleValue(), LONGEST.toSeconds());
    return Duration.ofSeconds((long) most);
  }

  /** Nothing of what is no JSON, or is nested too deep: of that, parsers say so in many ways. */
  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private static Optional<String> text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "TokenRequest[" + clientId + "]";
  }
}
