package io.synq.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps deliveries away from our own network (server-side request forgery). It judges a URL when an
 * endpoint is created, without DNS, and again each time before a connection is made, when the
 * caller has to connect to the very address that it judged.
 */
public class AddressGuard {

  /** Finds the addresses of a host name; {@link UnknownHostException} if it has none. */
  interface Resolver {
    /**
     * @param tenantId for whom
     */
    CompletionStage<InetAddress[]> resolve(String tenantId, String host);
  }

  static final String ALLOW_HTTP = "synq.outbound.allow-http";
  static final String ALLOW_ADDRESSES = "synq.outbound.allow-addresses";

  private static final int MAX_PORT = 65_535;

  /** Of a name (RFC 1035 section 2.3.4), as people write it. */
  private static final int MAX_NAME = 253;

  private static final int MAX_LABEL = 63;

  /** A top-level domain is alphabetic (RFC 1123 section 2.1), so this is a number in disguise. */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?[0-9][^.]*\\.?");

  private static final List<InetAddress> LOOPBACKS =
      List.of(IpLiteral.parse("127.0.0.1").orElseThrow(), IpLiteral.parse("::1").orElseThrow());

  private final boolean allowHttp;
  private final List<Cidr> allowed;
  private final Predicate<URI> ownInbox;
  private final Resolver resolver;

  /**
   * @param allowHttp whether plain http is good enough
   * @param allowed blocks that may be reached although they are special
   * @param ownInbox tells the URLs of the built-in inbox, which may always be reached
   */
  AddressGuard(boolean allowHttp, List<Cidr> allowed, Predicate<URI> ownInbox, Resolver resolver) {
    this.allowHttp = allowHttp;
    this.allowed = List.copyOf(allowed);
    this.ownInbox = ownInbox;
    this.resolver = resolver;
  }

  /**
   * Why the URL cannot be an endpoint, as the end of a sentence about it ("must use https"); empty
   * if it can. Looks at the text only: a host name may still turn out to lead to a blocked address.
   */
  public Optional<String> refusal(URI url) {
    if (ownInbox.test(url)) {
      return Optional.empty();
    }
    return refusedForm(url).or(() -> refusedByTheSettings(url));
  }

  /** Names both settings at once: a receiver on one's own machine needs both. */
  private Optional<String> refusedByTheSettings(URI url) {
    List<String> refusals =
        Stream.of(refusedScheme(url), refusedHost(host(url))).flatMap(Optional::stream).toList();
    return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", refusals));
  }

  private Optional<String> refusedScheme(URI url) {
    return allowHttp || url.getScheme().equalsIgnoreCase("https")
        ? Optional.empty()
        : Optional.of("must use https, unless the setting " + ALLOW_HTTP + " allows http");
  }

  /**
   * Resolves the host once and gives those of its addresses that may be reached, at least one. The
   * caller connects to one of these and does not resolve the name again, or else a name that
   * changes its address between check and use (DNS rebinding) slips through.
   *
   * <p>Fails as the resolver does, and with {@link BlockedAddressException} if none of the
   * addresses may be reached or {@link #refusal} has something against the URL.
   *
   * @param tenantId for whom
   */
  CompletableFuture<List<InetAddress>> permitted(String tenantId, URI url) {
    CompletableFuture<List<InetAddress>> permitted = new CompletableFuture<>();
    var refusal = refusal(url);
    if (refusal.isPresent()) {
      permitted.completeExceptionally(new BlockedAddressException("the URL " + refusal.get()));
      return permitted;
    }
    addresses(tenantId, url)
        .whenComplete(
            (addresses, failure) -> {
              if (failure != null) {
                permitted.completeExceptionally(
                    failure instanceof CompletionException ? failure.getCause() : failure);
                return;
              }
              try {
                permitted.complete(choose(url, addresses));
              } catch (UnknownHostException | BlockedAddressException e) {
                permitted.completeExceptionally(e);
              }
            });
    return permitted;
  }

  private List<InetAddress> choose(URI url, InetAddress[] addresses)
      throws UnknownHostException, BlockedAddressException {
    if (addresses.length == 0) {
      throw new UnknownHostException(host(url));
    }
    if (ownInbox.test(url)) {
      return List.of(addresses);
    }
    List<InetAddress> permitted =
        Stream.of(addresses).filter(address -> blocked(address).isEmpty()).toList();
    if (!permitted.isEmpty()) {
      return permitted;
    }
    var first = addresses[0];
    throw new BlockedAddressException(
        "%s leads to %s, which is off limits (%s), unless the setting %s allows it"
            .formatted(
                host(url), first.getHostAddress(), blocked(first).orElseThrow(), ALLOW_ADDRESSES));
  }

  private Optional<String> refusedForm(URI url) {
    if (url.getScheme() == null || url.isOpaque()) {
      return Optional.of("must be absolute, like https://example.com/hooks");
    }
    if (!isHttp(url.getScheme())) {
      return Optional.of(allowHttp ? "must use https or http" : "must use https");
    }
    if (url.getRawAuthority() == null) {
      return Optional.of("must name a host");
    }
    if (url.getRawAuthority().indexOf('@') >= 0) {
      return Optional.of("must not contain a user name or password");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("must not have a fragment (#)");
    }
    Optional<Authority> authority = Authority.of(url);
    if (authority.isEmpty()) {
      return Optional.of("must name its host by a valid DNS name or IP address, and a valid port");
    }
    if (!isShort(authority.get().host())) {
      return Optional.of(
          "must name its host in at most %d characters, %d between two dots"
              .formatted(MAX_NAME, MAX_LABEL));
    }
    int port = authority.get().port();
    if (port == 0 || port > MAX_PORT) {
      return Optional.of("must have a port from 1 to " + MAX_PORT);
    }
    return Optional.empty();
  }

  /** Longer names are in no name server, and would fill every message about them. */
  private static boolean isShort(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.length() <= MAX_NAME
        && Stream.of(name.split("\\.")).allMatch(label -> label.length() <= MAX_LABEL);
  }

  private Optional<String> refusedHost(String host) {
    var literal = literal(host);
    if (literal.isPresent()) {
      return blocked(literal.get()).map(kind -> offLimits(host, kind));
    }
    if (host.startsWith("[") || ENDS_IN_NUMBER.matcher(host).matches()) {
      return Optional.of("must write an IP address in its plain form, without a scope");
    }
    if (isLocalhost(host) && LOOPBACKS.stream().noneMatch(this::isAllowed)) {
      return Optional.of(offLimits(host, "loopback"));
    }
    return Optional.empty();
  }

  private static String offLimits(String host, String kind) {
    return "must not lead to %s (%s), unless the setting %s allows it"
        .formatted(host, kind, ALLOW_ADDRESSES);
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
  }

  /** RFC 6761 section 6.3: the name and all names below it are loopback. */
  private static boolean isLocalhost(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private Optional<String> blocked(InetAddress address) {
    return isAllowed(address) ? Optional.empty() : SpecialAddresses.reason(address);
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address));
  }

  private CompletionStage<InetAddress[]> addresses(String tenantId, URI url) {
    var authority = Authority.of(url);
    if (authority.isEmpty()) {
      return CompletableFuture.failedFuture(new UnknownHostException("a URL without a host"));
    }
    var host = authority.get().host();
    var literal = literal(host);
    return literal.isPresent()
        ? CompletableFuture.completedFuture(new InetAddress[] {literal.get()})
        : resolver.resolve(tenantId, host);
  }

  /** Of a URL that has one. */
  private static String host(URI url) {
    return Authority.of(url).orElseThrow().host();
  }

  private static Optional<InetAddress> literal(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return IpLiteral.parse(bracketed ? host.substring(1, host.length() - 1) : host);
  }
}
