package io.synq.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2 client that asks for access tokens in its own name, with the token that it has now: it
 * asks for one at a time, whoever waits for it.
 */
public final class ClientCredentials implements SenderCredentials {
  /** How long a failure is kept, so that many deliveries do not each ask again. */
  private static final Duration FAILURE = Duration.ofSeconds(1);

  /** A younger token is not replaced: a receiver that refuses it wants something else. */
  private static final Duration YOUNG = Duration.ofSeconds(5);

  final TokenRequest request;
  private @Nullable CompletableFuture<AccessToken> token;
  private Instant asked = Instant.EPOCH;

  public ClientCredentials(TokenRequest request) {
    this.request = request;
  }

  /**
   * The token that it has, or another one.
   *
   * @param fetch asks for one; what it gives always ends
   */
  synchronized CompletableFuture<AccessToken> token(
      Instant now, Supplier<CompletableFuture<AccessToken>> fetch) {
    CompletableFuture<AccessToken> known = token;
    if (known != null && isGood(known, now)) {
      return known;
    }
    CompletableFuture<AccessToken> next = fetch.get();
    token = next;
    asked = now;
    return next;
  }

  /** The receiver refused this token: it is used no more, unless it is too young for that. */
  synchronized void refuse(AccessToken refused, Instant now) {
    CompletableFuture<AccessToken> known = token;
    if (known != null
        && known.isDone()
        && !known.isCompletedExceptionally()
        && known.join().equals(refused)
        && !now.isBefore(asked.plus(YOUNG))) {
      token = null;
    }
  }

  private boolean isGood(CompletableFuture<AccessToken> known, Instant now) {
    if (!known.isDone()) {
      return true;
    }
    return known.isCompletedExceptionally()
        ? now.isBefore(asked.plus(FAILURE))
        : now.isBefore(known.join().until());
  }

  /** Whether both ask for the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientCredentials that && request.equals(that.request);
  }

  @Override
  public int hashCode() {
    return request.hashCode();
  }

  @Override
  public String toString() {
    return request.toString();
  }
}
