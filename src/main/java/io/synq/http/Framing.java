package io.synq.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a request says clearly whom it is for and where it ends (RFC 9112 §3.2, §6): what two
 * servers in a row would read in two ways lets one request hide another.
 */
final class Framing {
  /** A host and port as they stand in a URL (RFC 3986 §3.2.2), if not their grammar. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=%:\\[\\]-]+");

  private Framing() {}

  /** What is wrong; empty for nothing. */
  static Optional<String> fault(
      String protocol, List<String> hosts, List<String> transferCodings, List<String> lengths) {
    if (hosts.size() > 1 || hosts.isEmpty() && protocol.equals("HTTP/1.1")) {
      return Optional.of("There must be one header Host.");
    }
    if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
      return Optional.of("The header Host is not a host.");
    }
    if (!transferCodings.isEmpty()
        && (transferCodings.size() > 1 || !transferCodings.get(0).equalsIgnoreCase("chunked"))) {
      return Optional.of("The header Transfer-Encoding must be chunked.");
    }
    if (lengths.size() > 1 || !lengths.isEmpty() && !transferCodings.isEmpty()) {
      return Optional.of("There must be one header Content-Length or Transfer-Encoding.");
    }
    return Optional.empty();
  }
}
