package io.synq.console.door;

import io.synq.access.SignOnRequest;
import io.synq.console.frame.ConsolePage;
import io.synq.platform.BoundCipher;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser that went to an OpenID provider and has yet to come back.
 *
 * @param next the page that it wants to see then
 * @param until when it is too late
 */
record PendingSignOn(SignOnRequest request, String next, Instant until) {
  static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 2000;

  /** With a page whose address is too long for a cookie, it is the first one. */
  static PendingSignOn begin(String next, Instant now) {
    String kept = next.length() > MOST_CHARACTERS ? ConsolePage.OVERVIEW.url() : next;
    return new PendingSignOn(SignOnRequest.random(), kept, now.plus(LONGEST));
  }

  /** Whether the browser has come back from this one, and in time. */
  boolean answeredBy(@Nullable String state, Instant now) {
    return state != null
        && MessageDigest.isEqual(bytes(state), bytes(request.state()))
        && now.isBefore(until);
  }

  /** What the browser keeps, encrypted: it can neither read nor change it. */
  String sealed(BoundCipher cipher) {
    JsonObject json =
        Json.createObjectBuilder()
            .add("state", request.state())
            .add("nonce", request.nonce())
            .add("verifier", request.verifier())
            .add("next", next)
            .add("until", until.toEpochMilli())
            .build();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.encrypt(bytes(json)));
  }

  /** What a browser has kept; nothing if it is not of our making. */
  static Optional<PendingSignOn> open(String sealed, BoundCipher cipher) {
    try {
      byte[] text = cipher.decrypt(Base64.getUrlDecoder().decode(sealed));
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
        JsonObject json = reader.readObject();
        SignOnRequest request =
            new SignOnRequest(
                json.getString("state"), json.getString("nonce"), json.getString("verifier"));
        Instant until = Instant.ofEpochMilli(json.getJsonNumber("until").longValue());
        return Optional.of(new PendingSignOn(request, json.getString("next"), until));
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with it, it is not ours.
      return Optional.empty();
    }
  }

  private static byte[] bytes(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
