package io.synq.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as text and as bytes, never by way of DNS. IPv4 is four decimal numbers without leading
 * zeros, since parsers disagree on every other spelling (RFC 6943 section 3.1.1); IPv6 is RFC 4291
 * section 2.2 without a scope id.
 */
final class IpLiteral {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String DOTTED = OCTET + "(?:\\." + OCTET + "){3}";
  private static final Pattern V4 = Pattern.compile(DOTTED);
  private static final Pattern V6 =
      Pattern.compile("(?=.{2,45}$)[0-9a-fA-F:]*:(?:[0-9a-fA-F]*|" + DOTTED + ")");

  private static final byte[] MAPPED = new byte[12];

  static {
    MAPPED[10] = (byte) 0xff;
    MAPPED[11] = (byte) 0xff;
  }

  private IpLiteral() {}

  /** The address that the text spells, or empty. An IPv4-mapped one comes back as IPv4. */
  static Optional<InetAddress> parse(String text) {
    try {
      if (V4.matcher(text).matches()) {
        return Optional.of(InetAddress.getByName(text));
      }
      if (V6.matcher(text).matches()) {
        // In brackets the JDK takes it for IPv6 or refuses it, but never asks a name server.
        return Optional.of(InetAddress.getByName("[" + text + "]"));
      }
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The 4 or 16 bytes of an address; 4 for an IPv4-mapped one (RFC 4291 section 2.5.5.2). */
  static byte[] bytes(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address || !Arrays.equals(bytes, 0, 12, MAPPED, 0, 12)) {
      return bytes;
    }
    return Arrays.copyOfRange(bytes, 12, 16);
  }
}
