package io.synq.access;

import io.synq.access.SignOn.Reason;
import io.synq.platform.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider and what it answers. What it says of itself is read when it is needed first,
 * and again after an hour.
 */
final class OpenIdProvider {
  private static final Duration FRESH = Duration.ofHours(1);

  /** The server begins with few threads, and a provider that hangs must not hold them. */
  private static final int MOST_WAITING = 2;

  private final OidcClient client;
  private final InstantSource clock;
  private final IssuerHttp http = new IssuerHttp();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private volatile @Nullable Known known;

  private record Known(ProviderMetadata metadata, JwtVerifier tokens, Instant readAt) {}

  OpenIdProvider(OidcClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Where the browser asks the provider to sign the person in. */
  URI authorization(SignOnRequest request, URI redirect) throws SignOnException {
    return client.authorization(known().metadata.authorization(), request, redirect);
  }

  /** What the provider says of the person who came back with this code, in answer to us. */
  JwtClaims claims(String code, SignOnRequest request, URI redirect) throws SignOnException {
    Known provider = known();
    String token = idToken(provider.metadata, code, request, redirect);
    try {
      JwtClaims claims =
          provider.tokens.verify(token).orElseThrow(() -> untrusted("ID token refused"));
      if (!holds(claims, "nonce", request.nonce())) {
        throw untrusted("ID token with another nonce");
      }
      if (claims.hasClaim("azp") && !holds(claims, "azp", client.id())) {
        throw untrusted("ID token for another party");
      }
      return claims;
    } catch (ProblemException e) {
      throw new SignOnException(Reason.UNREACHABLE, "keys cannot be read");
    }
  }

  private static boolean holds(JwtClaims claims, String claim, String expected) {
    return claims.getClaimValue(claim) instanceof String text
        && MessageDigest.isEqual(bytes(text), bytes(expected));
  }

  private String idToken(
      ProviderMetadata metadata, String code, SignOnRequest request, URI redirect)
      throws SignOnException {
    HttpRequest.Builder exchange = client.exchange(metadata, code, request, redirect);
    String answer = await(() -> http.send(exchange), "token endpoint", Reason.UNTRUSTED);
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      return reader.readObject().getString("id_token");
    } catch (JsonException | IllegalStateException | ClassCastException | NullPointerException e) {
      throw untrusted("token endpoint gave no ID token");
    }
  }

  private Known known() throws SignOnException {
    Known last = known;
    Instant now = clock.instant();
    if (last != null && now.isBefore(last.readAt.plus(FRESH))) {
      return last;
    }
    String text = await(() -> http.get(client.discovery()), "discovery", Reason.UNREACHABLE);
    try {
      ProviderMetadata metadata = ProviderMetadata.parse(text, client.issuer());
      boolean same = last != null && last.metadata.keys().equals(metadata.keys());
      Known read = new Known(metadata, same ? last.tokens : verifier(metadata.keys()), now);
      known = read;
      return read;
    } catch (IllegalArgumentException e) {
      throw new SignOnException(Reason.UNREACHABLE, "discovery: " + e.getMessage());
    }
  }

  private JwtVerifier verifier(URI keys) {
    return new JwtVerifier(
        client.issuer(),
        List.of(client.id()),
        JwtVerifier.PROVIDERS_ALGORITHMS,
        new IssuerKeys(http, keys, clock)::with,
        clock);
  }

  /**
   * Waits for an answer.
   *
   * @param refused what it means if the provider finds fault with the request
   */
  private String await(Supplier<CompletableFuture<String>> question, String from, Reason refused)
      throws SignOnException {
    if (!waiting.tryAcquire()) {
      throw new SignOnException(Reason.BUSY, from + ": too many at once");
    }
    try {
      return question.get().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IssuerHttp.StatusException answered) {
        boolean faulty = answered.status() / 100 == 4;
        throw new SignOnException(
            faulty ? refused : Reason.UNREACHABLE, from + ": status " + answered.status());
      }
      // Its message may hold an address with parameters.
      String name = e.getCause().getClass().getSimpleName();
      throw new SignOnException(Reason.UNREACHABLE, from + ": " + name);
    } finally {
      waiting.release();
    }
  }

  private static SignOnException untrusted(String cause) {
    return new SignOnException(Reason.UNTRUSTED, cause);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
