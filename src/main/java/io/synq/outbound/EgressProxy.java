package io.synq.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hc.core5.http.HttpHost;

/**
 * The proxy by which ordinary addresses are reached. Others, which only a setting lets through, are
 * this network's own: they are reached straight.
 */
final class EgressProxy {
  /** It is looked up for all at once. */
  private static final String FOR_ALL = "";

  private final URI url;
  private final AddressGuard.Resolver resolver;

  EgressProxy(URI url, AddressGuard.Resolver resolver) {
    this.url = url;
    this.resolver = resolver;
  }

  /** How to reach an address that was checked; {@link ProxyException} if the proxy has none. */
  CompletableFuture<Way> to(InetAddress address) {
    if (SpecialAddresses.reason(address).isPresent()) {
      return CompletableFuture.completedFuture(new Way(address, null));
    }
    return resolver
        .resolve(FOR_ALL, url.getHost())
        .thenApply(found -> new Way(address, at(found[0])))
        .exceptionally(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              throw new CompletionException(
                  cause instanceof NotTheReceiverException
                      ? cause
                      : new ProxyException("cannot be found", cause));
            })
        .toCompletableFuture();
  }

  private HttpHost at(InetAddress address) {
    return new HttpHost(url.getScheme(), address, url.getHost(), url.getPort());
  }
}
