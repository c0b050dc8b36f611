package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
    "172.16.0.0/12, 172.16.0.0, 172.31.255.255",
    "192.168.1.128/25, 192.168.1.128, 192.168.1.255",
    "192.168.1.4/31, 192.168.1.4, 192.168.1.5",
    "192.168.1.4, 192.168.1.4, 192.168.1.4",
    "192.168.1.4/32, 192.168.1.4, 192.168.1.4",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
    "128.0.0.0/1, 128.0.0.0, 255.255.255.255",
    "::1, ::1, ::1",
    "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fc00::/7, fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/33, 2001:db8::, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
    "::ffff:10.0.0.0/104, 10.0.0.0, 10.255.255.255",
    "::ffff:0:0/96, 0.0.0.0, 255.255.255.255",
    "::ffff:10.1.1.1, 10.1.1.1, 10.1.1.1"
  })
  void holdsItsFirstAndLastAddress(String cidr, String first, String last) {
    assertThat(Cidr.parse(cidr).contains(Addresses.of(first))).isTrue();
    assertThat(Cidr.parse(cidr).contains(Addresses.of(last))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 9.255.255.255, 11.0.0.0",
    "172.16.0.0/12, 172.15.255.255, 172.32.0.0",
    "192.168.1.128/25, 192.168.1.127, 192.168.2.0",
    "192.168.1.4, 192.168.1.3, 192.168.1.5",
    "128.0.0.0/1, 127.255.255.255, 0.0.0.0",
    "0.0.0.0/0, ::, ::1.2.3.4",
    "::/0, 0.0.0.0, 255.255.255.255",
    "::1, ::, ::2",
    "fc00::/7, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fe00::",
    "2001:db8::/33, 2001:db7:ffff::, 2001:db8:8000::",
    "::ffff:10.0.0.0/104, 9.255.255.255, 11.0.0.0"
  })
  void doesNotHoldItsNeighbours(String cidr, String before, String after) {
    assertThat(Cidr.parse(cidr).contains(Addresses.of(before))).isFalse();
    assertThat(Cidr.parse(cidr).contains(Addresses.of(after))).isFalse();
  }

  @Test
  void holdsTheMappedFormOfItsIpv4Addresses() throws Exception {
    assertThat(Cidr.parse("10.0.0.0/8").contains(Addresses.mapped("10.1.2.3"))).isTrue();
    assertThat(Cidr.parse("10.0.0.0/8").contains(Addresses.mapped("11.1.2.3"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/8 ",
        " 10.0.0.0/8",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/٨",
        "10.0.0.0/99999999999",
        "10/8",
        "10.0.0.1/8",
        "010.0.0.0/8",
        "::/129",
        "::1/64",
        "fe80::%eth0/64",
        "[::1]/128",
        "::ffff:0:0/95",
        "localhost",
        "example.com/32"
      })
  void refusesAnythingElseAndNamesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.parse(text))
        .withMessageStartingWith("'" + text + "' is not a block of addresses: ");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.parse("10.0.0.1/8"))
        .withMessageEndingWith("10.0.0.1/8 is not the first address of its block");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.parse("10.0.0.0/33"))
        .withMessageEndingWith("prefix length of 10.0.0.0/33 is not within 0 to 32");
  }

  @Test
  void isAValue() {
    assertThat(Cidr.parse("127.0.0.1"))
        .isEqualTo(Cidr.parse("127.0.0.1/32"))
        .isEqualTo(Cidr.parse("::ffff:127.0.0.1/128"))
        .hasToString("127.0.0.1/32");
  }
}
