package io.synq.access;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The address of something that is believed. Who can change it on its way can be anybody: it is
 * https, or plain http on this machine.
 */
final class TrustedUrl {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private TrustedUrl() {}

  static Optional<URI> parse(String text) {
    try {
      URI url = URI.create(text);
      boolean trusted =
          url.getHost() != null
              && ("https".equals(url.getScheme())
                  || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
      return trusted ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
