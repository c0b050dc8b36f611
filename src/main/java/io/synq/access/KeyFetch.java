package io.synq.access;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads the keys that an issuer publishes. */
record KeyFetch(IssuerHttp http, URI url) implements Supplier<CompletableFuture<KeySet>> {
  @Override
  public CompletableFuture<KeySet> get() {
    return http.get(url).thenApply(KeySet::parse);
  }
}
