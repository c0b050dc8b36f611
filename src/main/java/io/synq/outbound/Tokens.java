package io.synq.outbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens: by the way that deliveries take, with its guard, its proxy and its limits.
 */
final class Tokens {
  private final HttpPost post;
  private final InstantSource clock;

  /**
   * @param clock a clock that is never set
   */
  Tokens(HttpPost post, InstantSource clock) {
    this.post = post;
    this.clock = clock;
  }

  /** The tenant's client's token; fails with {@link TokenException}, or for a reason of our own. */
  CompletableFuture<AccessToken> of(String tenantId, ClientCredentials client) {
    return client.token(clock.instant(), () -> fetch(tenantId, client.request));
  }

  /** Another one in the place of one that was refused; the same if that one is young. */
  CompletableFuture<AccessToken> instead(
      String tenantId, ClientCredentials client, AccessToken refused) {
    client.refuse(refused, clock.instant());
    return of(tenantId, client);
  }

  private CompletableFuture<AccessToken> fetch(String tenantId, TokenRequest request) {
    Instant asked = clock.instant();
    Exchange exchange = request.exchange(tenantId);
    CompletableFuture<AccessToken> token = new CompletableFuture<>();
    post.send(exchange)
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                exchange.end();
              }
              try {
                token.complete(token(request, exchange, failure, asked));
              } catch (TokenException | NotTheReceiverException | RuntimeException e) {
                token.completeExceptionally(e);
              }
            });
    return token;
  }

  private static AccessToken token(
      TokenRequest request, Exchange exchange, @Nullable Throwable failure, Instant asked)
      throws TokenException, NotTheReceiverException {
    var answer = exchange.answer();
    if (answer.isPresent()) {
      return request.token(answer.get(), asked);
    }
    if (Outcomes.unanswered(exchange, failure) instanceof Outcome.Failed failed) {
      throw new TokenException(failed.failure().text());
    }
    throw new NotTheReceiverException(failure);
  }
}
