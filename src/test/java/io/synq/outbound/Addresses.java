package io.synq.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses for tests, from their text. */
final class Addresses {

  private Addresses() {}

  static InetAddress of(String literal) {
    return IpLiteral.parse(literal).orElseThrow(() -> new AssertionError(literal));
  }

  /** The IPv4-mapped form as a real IPv6 address, which the JDK makes only on request. */
  static InetAddress mapped(String ipv4) throws UnknownHostException {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    System.arraycopy(of(ipv4).getAddress(), 0, bytes, 12, 4);
    return Inet6Address.getByAddress(null, bytes, -1);
  }
}
