package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A block holds what arithmetic says; no text is an address that the JDK reads otherwise. */
class AddressPropertyTest {

  @Property
  void blockHoldsWhatHasItsFirstBits(
      @ForAll("addresses") byte[] one, @ForAll("addresses") byte[] two, @ForAll int length)
      throws UnknownHostException {
    int bits = IpLiteral.bytes(InetAddress.getByAddress(one)).length * 8;
    int prefix = Math.floorMod(length, bits + 1);
    BigInteger first = number(one).shiftRight(bits - prefix);
    InetAddress network =
        InetAddress.getByAddress(padded(first.shiftLeft(bits - prefix), bits / 8));
    // A block of IPv6 whose first address is a mapped one is a block of IPv4.
    if (IpLiteral.bytes(network).length * 8 != bits) {
      return;
    }
    Cidr block = Cidr.parse(network.getHostAddress() + "/" + prefix);
    assertThat(block.contains(InetAddress.getByAddress(one))).isTrue();
    byte[] other = IpLiteral.bytes(InetAddress.getByAddress(two));
    assertThat(block.contains(InetAddress.getByAddress(two)))
        .isEqualTo(other.length * 8 == bits && number(two).shiftRight(bits - prefix).equals(first));
  }

  @Property
  void addressIsReadAsItIsWritten(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(bytes);
    assertThat(IpLiteral.parse(address.getHostAddress())).contains(address);
  }

  @Property
  void anyTextIsAnAddressOrNone(@ForAll("nearly") String text) {
    IpLiteral.parse(text)
        .ifPresent(address -> assertThat(IpLiteral.bytes(address).length).isIn(4, 16));
    Throwable thrown = catchThrowable(() -> Cidr.parse(text));
    if (thrown != null) {
      assertThat(thrown)
          .isInstanceOf(IllegalArgumentException.class)
          .isNotInstanceOf(NumberFormatException.class);
    }
  }

  private static BigInteger number(byte[] address) {
    return new BigInteger(1, address);
  }

  private static byte[] padded(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    byte[] shorter = number.toByteArray();
    for (int i = 1; i <= Math.min(length, shorter.length); i++) {
      bytes[length - i] = shorter[shorter.length - i];
    }
    return bytes;
  }

  @Provide
  Arbitrary<byte[]> addresses() {
    Arbitrary<Byte> octets = Arbitraries.bytes();
    return Arbitraries.oneOf(
        octets.array(byte[].class).ofSize(4), octets.array(byte[].class).ofSize(16));
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.strings()
        .withChars('0', '1', '2', '5', '9', 'a', 'f', 'x', '.', ':', '/', '%', '[', ']', '-')
        .ofMaxLength(24);
  }
}
