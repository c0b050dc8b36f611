package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void ipv4AddressesAreToldApart() {
    assertThat(Network.of("10.0.0.1")).isEqualTo(Network.of("10.0.0.1"));
    assertThat(Network.of("10.0.0.1")).isNotEqualTo(Network.of("10.0.0.2"));
    assertThat(Network.of("::ffff:10.0.0.1")).isNotEqualTo(Network.of("::ffff:10.0.0.2"));
  }

  @Test
  void ipv6AddressesOfOneCustomerAreOne() {
    Network one = Network.of("2001:db8:0:1::1");
    assertThat(Network.of("2001:db8:0:1:ffff:ffff:ffff:ffff")).isEqualTo(one);
    assertThat(Network.of("2001:0db8:0000:0001:0:0:0:2")).isEqualTo(one);
    assertThat(Network.of("2001:db8:0:2::1")).isNotEqualTo(one);
    assertThat(Network.of("3001:db8:0:1::1")).isNotEqualTo(one);
  }

  @Test
  void whatIsNoAddressIsItself() {
    assertThat(Network.of("fe80::1%no-such-device"))
        .isEqualTo(Network.of("fe80::1%no-such-device"));
  }
}
