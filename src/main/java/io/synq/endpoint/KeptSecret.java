package io.synq.endpoint;

import io.synq.outbound.Authority;
import io.synq.outbound.ReceiverUrl;
import io.synq.platform.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a hidden secret from being sent to another server by somebody who does not know it.
 * Otherwise whoever may change an endpoint, and has a server, could have the secret sent there.
 */
final class KeptSecret {
  private KeptSecret() {}

  /** Adds what a change cannot be without the secret. */
  static void violations(EndpointRequest before, EndpointRequest after, Violations wrong) {
    AuthenticationRequest old = before.authentication();
    AuthenticationRequest now = after.authentication();
    if (old == null || now == null || now.type() == null || now.hasSecret() || !now.sendsHeader()) {
      return;
    }
    String secret = now.kind() == AuthenticationType.BASIC ? "password" : "client_secret";
    String reason =
        "leads to another server: send authentication with its " + secret + " along with it";
    if (!sameServer(before.url(), after.url())) {
      wrong.add("/url", reason);
    }
    if (!sameServer(old.tokenUrl(), now.tokenUrl())) {
      wrong.add("/authentication/token_url", reason);
    }
  }

  /**
   * The servers that a secret of this type is sent to, in the order of these; empty if it is not
   * sent.
   */
  static String servers(AuthenticationType type, String url, @Nullable String tokenUrl) {
    return type == AuthenticationType.CERTIFICATE
        ? ""
        : tokenUrl == null ? server(url) : server(url) + " " + server(tokenUrl);
  }

  private static boolean sameServer(@Nullable String one, @Nullable String other) {
    return one == null || other == null || server(one).equals(server(other));
  }

  /** Scheme and authority; of what is no URL, all of it. */
  private static String server(String text) {
    try {
      URI url = ReceiverUrl.parse(text.toLowerCase(Locale.ROOT));
      return url.getScheme()
          + "://"
          + Authority.of(url).map(one -> one.host() + ":" + one.port()).orElse("");
    } catch (URISyntaxException e) {
      return text;
    }
  }
}
