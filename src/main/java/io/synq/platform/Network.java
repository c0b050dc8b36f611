package io.synq.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Where a request comes from, as far as that tells one sender from another: an IPv4 address, or the
 * first 64 bits of an IPv6 address, since one customer of a provider has all addresses that begin
 * so (RFC 6177).
 */
public record Network(String text) {

  /**
   * @param address the other end of a connection, as a literal
   */
  public static Network of(String address) {
    try {
      // A literal: no name is looked up.
      return InetAddress.getByName(address) instanceof Inet6Address six
          ? new Network(Long.toHexString(ByteBuffer.wrap(six.getAddress()).getLong()) + "/64")
          : new Network(address);
    } catch (UnknownHostException e) {
      return new Network(address);
    }
  }
}
