package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12Test {
  private static final char[] PASSWORD = Keys.PASSWORD.toCharArray();
  @TempDir private static Path shared;
  private static Keys authority;
  @TempDir private Path folder;

  @BeforeAll
  static void makeAuthority() throws Exception {
    authority = new Keys(shared, "ca", "dns:ca.example", "-ext", "bc:c");
  }

  private static byte[] file(KeyStore store) throws Exception {
    var out = new ByteArrayOutputStream();
    store.store(out, PASSWORD);
    return out.toByteArray();
  }

  private static KeyStore empty() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyStore store(Keys keys) throws Exception {
    return KeyStore.getInstance(keys.store.toFile(), PASSWORD);
  }

  private static void assertRefused(byte[] file, String password, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pkcs12.read(file, password))
        .withMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void aKeyIsReadWithItsChainAndAgainFromItsParts(String algorithm) throws Exception {
    var keys =
        new Keys(folder, "client", "dns:a.example", "-keyalg", algorithm)
            .signedBy(authority, "dns:a.example");
    var read = keys.certificate();
    assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=client");
    assertThat(read.chain()).hasSize(2);
    var encoded = List.of(read.chain().get(0).getEncoded(), read.chain().get(1).getEncoded());
    assertThat(ClientCertificate.of(read.key(), encoded)).isEqualTo(read);
    assertThat(read.toString()).isEqualTo("ClientCertificate[CN=client]");
  }

  @Test
  void whatIsNotOneKeyWithItsCertificateIsRefused() throws Exception {
    var one = new Keys(folder, "one", "dns:a.example");
    var other = new Keys(folder, "other", "dns:a.example");
    var bytes = Files.readAllBytes(one.store);
    assertRefused(bytes, "wrong", "cannot be opened with this password");
    assertRefused(bytes, "", "cannot be opened with this password");
    assertRefused(new byte[] {1, 2, 3}, "", "must be a PKCS#12 file");
    assertRefused(Files.readAllBytes(one.pem), "", "must be a PKCS#12 file");
    assertRefused(file(empty()), Keys.PASSWORD, "must have one private key and has 0");
    var wordy = new Keys(folder, "w", "dns:a.example", "-dname", "CN=w" + ",OU=x".repeat(200));
    assertThatIllegalArgumentException()
        .isThrownBy(wordy::certificate)
        .withMessage("must have names of at most 1000 characters");
    var two = store(one);
    two.setKeyEntry(
        "second",
        store(other).getKey("receiver", PASSWORD),
        PASSWORD,
        store(other).getCertificateChain("receiver"));
    assertRefused(file(two), Keys.PASSWORD, "must have one private key and has 2");
    var crossed = empty();
    crossed.setKeyEntry(
        "crossed",
        (PrivateKey) store(one).getKey("receiver", PASSWORD),
        PASSWORD,
        new Certificate[] {store(other).getCertificate("receiver")});
    assertRefused(
        file(crossed), Keys.PASSWORD, "must have the certificate of its key, not another one");
  }

  private static BigInteger bits(int length) {
    return BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE);
  }

  private static KeySpec rsa(BigInteger p, BigInteger q, BigInteger exponentOfP) {
    return new RSAPrivateCrtKeySpec(
        p.multiply(q), BigInteger.valueOf(65537), p, p, q, exponentOfP, BigInteger.TWO, p);
  }

  @Test
  void aKeyThatTakesLongToSignIsRefused() throws Exception {
    var keys = store(new Keys(folder, "rsa", "dns:a.example", "-keyalg", "RSA"));
    for (KeySpec slow :
        List.of(
            new RSAPrivateKeySpec(bits(2048), bits(2047)),
            rsa(bits(2049), bits(2048), BigInteger.TWO),
            rsa(bits(1024), bits(1024), bits(20_000)))) {
      var file = empty();
      file.setKeyEntry(
          "slow",
          KeyFactory.getInstance("RSA").generatePrivate(slow),
          PASSWORD,
          keys.getCertificateChain("receiver"));
      assertRefused(
          file(file),
          Keys.PASSWORD,
          "must have, if its key is for RSA, one of at most 4096 bits, with its two primes");
    }
  }

  /** How long opening one takes is up to who has made the file, in pieces or not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "06092a864886f70d010706",
        "060b2a864886f70d010c0a0102",
        "06092a8604002408488604820001f70d010706",
        "060b2a864886f70d01000004810a0c0a0102"
      })
  void aFileOfManyEncryptedPartsIsNotOpened(String kind) {
    byte[] three = HexFormat.of().parseHex(kind.repeat(3));
    assertRefused(three, "", "must be a PKCS#12 file");
    byte[] four = HexFormat.of().parseHex(kind.repeat(4));
    assertRefused(four, "", "must have at most 3 encrypted parts of a kind");
  }
}
