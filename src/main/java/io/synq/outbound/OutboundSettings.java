package io.synq.outbound;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.ServerSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where requests may go, and what receivers may send back. */
@Dependent
public class OutboundSettings implements FeatureSettings {
  private static final String PROXY = "synq.outbound.proxy";
  private static final String AUTHORITIES = "synq.outbound.authorities";
  private static final Pattern INBOX = Pattern.compile("/inbox/[A-Za-z0-9_-]+");

  /** Whether plain {@code http} endpoints are allowed. */
  final boolean allowHttp;

  /** Blocks of otherwise forbidden addresses that are allowed. */
  final List<Cidr> allowAddresses;

  /** Who may have signed the certificates of receivers, beside those whom Java trusts. */
  final List<Certificate> authorities;

  /** The proxy by which receivers outside are reached, as {@code http://host:port}. */
  final Optional<URI> proxy;

  /** This server's user at the proxy, if it asks for one. */
  final Optional<String> proxyUser;

  final Optional<String> proxyPassword;

  /** How many interim answers (1xx) a receiver may send before its answer. */
  final int interimAnswers;

  /** How long they may be together. */
  final int interimKib;

  /** How many threads look host names up. */
  final int dnsThreads;

  /** How long a name server has to answer. */
  final Duration dnsTimeout;

  /** For how long the addresses of a host are kept. */
  final Duration dnsCache;

  @Inject
  public OutboundSettings(Settings settings) {
    allowHttp = settings.flag(AddressGuard.ALLOW_HTTP, false);
    allowAddresses = settings.list(AddressGuard.ALLOW_ADDRESSES, Cidr::parse);
    authorities =
        settings
            .text(AUTHORITIES)
            .map(file -> CertificateAuthorities.read(AUTHORITIES, file))
            .orElse(List.of());
    proxy = settings.text(PROXY).map(OutboundSettings::proxy);
    proxyUser = settings.text("synq.outbound.proxy-user");
    proxyPassword = settings.text("synq.outbound.proxy-password");
    interimAnswers = settings.number("synq.outbound.interim-answers", 16, 0, 10_000);
    interimKib = settings.number("synq.outbound.interim-kib", 16, 1, 1024);
    dnsThreads = settings.number("synq.outbound.dns-threads", 16, 1, 1024);
    dnsTimeout =
        settings.duration(
            "synq.outbound.dns-timeout",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
    dnsCache =
        settings.duration(
            "synq.outbound.dns-cache", Duration.ofSeconds(10), Duration.ZERO, Duration.ofHours(1));
  }

  private static URI proxy(String text) {
    try {
      URI url = URI.create(text);
      if ("http".equals(url.getScheme())
          && url.getHost() != null
          && url.getPort() > 0
          && url.getRawUserInfo() == null
          && url.getRawPath().matches("/?")
          && url.getRawQuery() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new BadSettingException(PROXY, "must be like http://proxy.example.com:3128");
  }

  @Produces
  static AddressGuard guard(OutboundSettings settings, ServerSettings server) {
    List<URI> own = List.of(server.publicUrl, URI.create("http://localhost:" + server.httpPort));
    return new AddressGuard(
        settings.allowHttp,
        settings.allowAddresses,
        url -> isInbox(url, own),
        new Lookups(InetAddress::getAllByName, settings));
  }

  /** Only a plain inbox path: no dots or escapes that another server might read otherwise. */
  private static boolean isInbox(URI url, List<URI> own) {
    return url.getRawPath() != null
        && INBOX.matcher(url.getRawPath()).matches()
        && own.stream().anyMatch(base -> sameOrigin(base, url));
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && lower(one).equals(lower(other))
        && other.getRawUserInfo() == null;
  }

  private static Optional<Authority> lower(URI url) {
    return Authority.of(url)
        .map(one -> new Authority(one.host().toLowerCase(Locale.ROOT), one.port()));
  }
}
