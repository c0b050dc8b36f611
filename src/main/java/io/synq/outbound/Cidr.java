package io.synq.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of addresses (RFC 4632 section 3.1, RFC 4291 section 2.3). An IPv4 block also holds the
 * IPv4-mapped IPv6 form of its addresses.
 */
public record Cidr(InetAddress network, int prefixLength) {

  private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final int MAPPED_PREFIX_LENGTH = 96;

  /**
   * @throws IllegalArgumentException if the length does not fit the address or the address has bits
   *     beyond it
   */
  public Cidr {
    var bytes = IpLiteral.bytes(network);
    if (prefixLength < 0 || prefixLength > bytes.length * 8) {
      throw new IllegalArgumentException(
          "prefix length of %s/%d is not within 0 to %d"
              .formatted(network.getHostAddress(), prefixLength, bytes.length * 8));
    }
    for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & 0x80 >> bit % 8) != 0) {
        throw new IllegalArgumentException(
            "%s/%d is not the first address of its block"
                .formatted(network.getHostAddress(), prefixLength));
      }
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address such as {@code ::1}; asks no
   * name server.
   *
   * @throws IllegalArgumentException naming the text, if it is no such block
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    var literal = slash < 0 ? text : text.substring(0, slash);
    var network =
        IpLiteral.parse(literal)
            .orElseThrow(() -> unreadable(text, "no IP address stands before the prefix length"));
    int bits = literal.indexOf(':') < 0 ? 32 : 128;
    if (slash >= 0) {
      var digits = text.substring(slash + 1);
      if (!PREFIX_LENGTH.matcher(digits).matches()) {
        throw unreadable(text, "no prefix length stands after the slash");
      }
      bits = Integer.parseInt(digits);
    }
    if (literal.indexOf(':') >= 0 && network instanceof Inet4Address) {
      bits -= MAPPED_PREFIX_LENGTH;
    }
    try {
      return new Cidr(network, bits);
    } catch (IllegalArgumentException e) {
      throw unreadable(text, e.getMessage());
    }
  }

  /** Whether the block holds the address. */
  public boolean contains(InetAddress address) {
    return contains(IpLiteral.bytes(address));
  }

  boolean contains(byte[] address) {
    var first = IpLiteral.bytes(network);
    if (first.length != address.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (first[i] != address[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || (first[whole] ^ address[whole]) >> 8 - rest == 0;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixLength;
  }

  private static IllegalArgumentException unreadable(String text, String why) {
    return new IllegalArgumentException("'" + text + "' is not a block of addresses: " + why);
  }
}
