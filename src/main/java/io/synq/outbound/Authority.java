package io.synq.outbound;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a URL, and its port or -1. Names with an underscore, as containers have, are hosts
 * too, although {@link URI} takes them for none.
 */
public record Authority(String host, int port) {
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern NAME =
      Pattern.compile("((?:" + LABEL + "\\.)*(?=[A-Za-z_])" + LABEL + "\\.?)(?::([0-9]{0,5}))?");

  /** Empty if it names no host. */
  public static Optional<Authority> of(URI url) {
    if (url.getHost() != null) {
      return Optional.of(new Authority(url.getHost(), url.getPort()));
    }
    if (url.getRawAuthority() == null) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(url.getRawAuthority());
    return name.matches()
        ? Optional.of(new Authority(name.group(1), port(name.group(2))))
        : Optional.empty();
  }

  private static int port(String digits) {
    return digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
  }
}
