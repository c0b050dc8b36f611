package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.255.255.255, this host",
    "10.0.0.0, 10.255.255.255, private network",
    "100.64.0.0, 100.127.255.255, carrier-grade NAT",
    "127.0.0.0, 127.255.255.255, loopback",
    "168.63.129.16, 168.63.129.16, cloud platform",
    "169.254.0.0, 169.254.255.255, link-local (cloud metadata)",
    "169.254.169.254, 169.254.170.2, link-local (cloud metadata)",
    "172.16.0.0, 172.31.255.255, private network",
    "192.0.0.0, 192.0.0.255, reserved",
    "192.0.2.0, 192.0.2.255, documentation",
    "192.88.99.0, 192.88.99.255, reserved",
    "192.168.0.0, 192.168.255.255, private network",
    "198.18.0.0, 198.19.255.255, benchmarking",
    "198.51.100.0, 198.51.100.255, documentation",
    "203.0.113.0, 203.0.113.255, documentation",
    "224.0.0.0, 239.255.255.255, multicast",
    "240.0.0.0, 255.255.255.254, reserved",
    "255.255.255.255, 255.255.255.255, broadcast"
  })
  void namesTheIpv4BlockAlsoWhenEmbeddedInIpv6(String first, String last, String kind)
      throws Exception {
    for (var ipv4 : new String[] {first, last}) {
      assertThat(SpecialAddresses.reason(Addresses.of(ipv4))).hasValue(kind);
      assertThat(SpecialAddresses.reason(Addresses.mapped(ipv4))).hasValue(kind);
      assertThat(reason("64:ff9b::" + ipv4)).hasValue(kind);
      assertThat(reason("2002:" + hex(ipv4) + "::1")).hasValue(kind);
      assertThat(reason("2606:4700::5efe:" + ipv4)).hasValue(kind);
      assertThat(reason("2606:4700::200:5efe:" + ipv4)).hasValue(kind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::, this host",
    "::1, ::1, loopback",
    "::2, ::ffff:ffff, reserved (IPv4-compatible)",
    "::127.0.0.1, ::8.8.8.8, reserved (IPv4-compatible)",
    "::ffff:0:7f00:1, ::ffff:0:808:808, reserved",
    "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, private network (NAT64)",
    "64:ff9b:2::, 64:ff9b:0:0:0:1::, reserved",
    "100::, 100::ffff:ffff:ffff:ffff, discard-only",
    "100:0:0:1::, 100:0:0:1:ffff:ffff:ffff:ffff, reserved",
    "2001::, 2001:0:ffff:ffff:ffff:ffff:ffff:ffff, tunnel (Teredo)",
    "2001:1::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, reserved",
    "2001:20::, 2001:2f:ffff::, reserved",
    "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
    "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
    "4000::, 5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, reserved",
    "5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, segment routing",
    "5f01::, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, reserved",
    "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, private network",
    "fd00:ec2::254, fd20:ce::254, private network",
    "fe00::, fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff, reserved",
    "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, link-local (cloud metadata)",
    "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, private network (site-local)",
    "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, multicast",
    "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 200::, reserved"
  })
  void namesTheIpv6Block(String first, String last, String kind) {
    assertThat(reason(first)).hasValue(kind);
    assertThat(reason(last)).hasValue(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.1.255",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "8.8.8.8"
      })
  void findsNothingSpecialNextToTheIpv4Blocks(String ipv4) throws Exception {
    assertThat(SpecialAddresses.reason(Addresses.of(ipv4))).isEmpty();
    assertThat(SpecialAddresses.reason(Addresses.mapped(ipv4))).isEmpty();
    assertThat(reason("64:ff9b::" + ipv4)).isEmpty();
    assertThat(reason("2002:" + hex(ipv4) + "::1")).isEmpty();
    assertThat(reason("2606:4700::5efe:" + ipv4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2001:4860:4860::8888",
        "2003::",
        "2606:4700:4700::1111",
        "2606:4700::100:5efe:a00:1",
        "2a00:1450:4001:81b::200e",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff:1000::",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void findsNothingSpecialInGlobalUnicast(String ipv6) {
    assertThat(reason(ipv6)).isEmpty();
  }

  private static Optional<String> reason(String literal) {
    return SpecialAddresses.reason(Addresses.of(literal));
  }

  private static String hex(String ipv4) {
    var b = Addresses.of(ipv4).getAddress();
    return "%02x%02x:%02x%02x".formatted(b[0], b[1], b[2], b[3]);
  }
}
