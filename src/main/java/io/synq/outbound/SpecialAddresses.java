package io.synq.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells ordinary global unicast addresses from all others. Source: the IANA IPv4 and IPv6
 * Special-Purpose Address Registries (RFC 6890, RFC 8190), of which the blocks that are no place
 * for a webhook receiver are listed, and the address architecture of IPv6 (RFC 4291).
 */
final class SpecialAddresses {

  private record Block(Cidr cidr, String kind) {}

  private static final String PRIVATE = "private network";
  private static final String LINK_LOCAL = "link-local (cloud metadata)";
  private static final String DOCUMENTATION = "documentation";
  private static final String RESERVED = "reserved";

  /** The first match counts. */
  private static final List<Block> BLOCKS =
      List.of(
          block("0.0.0.0/8", "this host"), // RFC 791 section 3.2; Linux takes it for loopback
          block("10.0.0.0/8", PRIVATE), // RFC 1918
          block("100.64.0.0/10", "carrier-grade NAT"), // RFC 6598
          block("127.0.0.0/8", "loopback"), // RFC 1122 section 3.2.1.3
          block("168.63.129.16/32", "cloud platform"), // no registry: Azure's host, seen from a VM
          block("169.254.0.0/16", LINK_LOCAL), // RFC 3927
          block("172.16.0.0/12", PRIVATE), // RFC 1918
          block("192.0.0.0/24", RESERVED), // RFC 6890 section 2.1: protocol assignments
          block("192.0.2.0/24", DOCUMENTATION), // RFC 5737
          block("192.88.99.0/24", RESERVED), // RFC 7526: former 6to4 relays
          block("192.168.0.0/16", PRIVATE), // RFC 1918
          block("198.18.0.0/15", "benchmarking"), // RFC 2544
          block("198.51.100.0/24", DOCUMENTATION), // RFC 5737
          block("203.0.113.0/24", DOCUMENTATION), // RFC 5737
          block("224.0.0.0/4", "multicast"), // RFC 5771
          block("255.255.255.255/32", "broadcast"), // RFC 919 section 7
          block("240.0.0.0/4", RESERVED), // RFC 1112 section 4
          block("::/128", "this host"), // RFC 4291 section 2.5.2
          block("::1/128", "loopback"), // RFC 4291 section 2.5.3
          block("::/96", "reserved (IPv4-compatible)"), // RFC 4291 section 2.5.5.1
          block("64:ff9b:1::/48", "private network (NAT64)"), // RFC 8215
          block("100::/64", "discard-only"), // RFC 6666
          block("2001::/32", "tunnel (Teredo)"), // RFC 4380
          block("2001::/23", RESERVED), // RFC 2928: protocol assignments
          block("2001:db8::/32", DOCUMENTATION), // RFC 3849
          block("3fff::/20", DOCUMENTATION), // RFC 9637
          block("5f00::/16", "segment routing"), // RFC 9602
          block("fc00::/7", PRIVATE), // RFC 4193, with the metadata service fd00:ec2::254
          block("fe80::/10", LINK_LOCAL), // RFC 4291 section 2.5.6
          block("fec0::/10", "private network (site-local)"), // RFC 3879
          block("ff00::/8", "multicast")); // RFC 4291 section 2.7

  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3"); // RFC 4291 section 2.4
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96"); // RFC 6052 section 2.1
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16"); // RFC 3056 section 2

  private SpecialAddresses() {}

  /** What is special about the address, in a word or two; empty for an ordinary public one. */
  static Optional<String> reason(InetAddress address) {
    return reason(IpLiteral.bytes(address));
  }

  private static Optional<String> reason(byte[] address) {
    if (address.length == 4) {
      return listed(address);
    }
    var embedded = embedded(address).flatMap(SpecialAddresses::listed);
    if (embedded.isPresent() || NAT64.contains(address)) {
      return embedded;
    }
    var reason = listed(address);
    return reason.isPresent() || GLOBAL_UNICAST.contains(address) ? reason : Optional.of(RESERVED);
  }

  private static Optional<String> listed(byte[] address) {
    for (var block : BLOCKS) {
      if (block.cidr().contains(address)) {
        return Optional.of(block.kind());
      }
    }
    return Optional.empty();
  }

  /** The IPv4 address to which a translator or a tunnel would pass a packet on. */
  private static Optional<byte[]> embedded(byte[] address) {
    if (SIX_TO_FOUR.contains(address)) {
      return Optional.of(Arrays.copyOfRange(address, 2, 6));
    }
    if (NAT64.contains(address) || isIsatap(address)) {
      return Optional.of(Arrays.copyOfRange(address, 12, 16));
    }
    return Optional.empty();
  }

  /** Interface identifier 0000:5efe or 0200:5efe and an IPv4 address (RFC 5214 section 6.1). */
  private static boolean isIsatap(byte[] address) {
    return (address[8] & ~0x02) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && address[11] == (byte) 0xfe;
  }

  private static Block block(String cidr, String kind) {
    return new Block(Cidr.parse(cidr), kind);
  }
}
