package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12Test {
  private static final char[] PASSWORD = Keys.PASSWORD.toCharArray();
  @TempDir private Path folder;

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
    var authority = new Keys(folder, "ca", "dns:ca.example", "-ext", "bc:c");
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
}
