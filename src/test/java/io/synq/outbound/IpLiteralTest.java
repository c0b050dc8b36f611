package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "192.0.2.10, 192.0.2.10",
    "::, 0:0:0:0:0:0:0:0",
    "::1, 0:0:0:0:0:0:0:1",
    "1::, 1:0:0:0:0:0:0:0",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "2001:DB8::a, 2001:db8:0:0:0:0:0:a",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    "::ffff:1.2.3.4, 1.2.3.4",
    "::ffff:102:304, 1.2.3.4",
    "::1.2.3.4, 0:0:0:0:0:0:102:304"
  })
  void readsAddresses(String text, String expected) {
    assertThat(IpLiteral.parse(text)).map(InetAddress::getHostAddress).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        ":",
        ":::",
        "localhost",
        "example.com",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-4",
        "01.2.3.4",
        "1.2.3.4.",
        " 1.2.3.4",
        "1.2.3.4\n",
        "0x7f.0.0.1",
        "127.1",
        "2130706433",
        "１.2.3.4",
        "[::1]",
        "::1%lo",
        "fe80::1%1",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "::12345",
        "::g",
        "::ffff:1.2.3",
        "::ffff:1.2.3.04",
        "::1.2.3.4:5",
        "dead.beef:",
        ".::",
        "cafe"
      })
  void readsNothingElse(String text) {
    assertThat(IpLiteral.parse(text)).isEmpty();
  }

  @Test
  void takesAMappedAddressForIpv4() throws Exception {
    assertThat(IpLiteral.bytes(Addresses.mapped("10.1.2.3"))).containsExactly(10, 1, 2, 3);
    assertThat(IpLiteral.bytes(Addresses.of("::1.2.3.4"))).hasSize(16);
  }
}
