package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A key of a test's receiver, with a certificate that it has signed itself. */
public final class Keys {
  public static final String PASSWORD = "changeit";

  /** PKCS#12, with the certificate as {@code receiver}. */
  public final Path store;

  /** The certificate alone. */
  public final Path pem;

  /**
   * @param names of the certificate, like {@code dns:rebind.example}
   * @param more options of keytool
   */
  public Keys(Path folder, String name, String names, String... more)
      throws IOException, InterruptedException {
    store = folder.resolve(name + ".p12");
    pem = folder.resolve(name + ".pem");
    List<String> made = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    made.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=" + names));
    made.addAll(List.of(more));
    keytool(made);
    writeCertificate();
  }

  private void writeCertificate() throws IOException {
    try {
      var encoded = keyStore().getCertificate("receiver").getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      var armored = "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";
      Files.writeString(pem, armored.formatted(lines));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The private key alone, in PEM, in a file that its owner alone can read. */
  public Path privateKey() throws IOException {
    try {
      var encoded = keyStore().getKey("receiver", PASSWORD.toCharArray()).getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      var file = store.resolveSibling("key.pem");
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      var armored = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n";
      return Files.writeString(file, armored.formatted(lines));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces the certificate by one that another key has signed. */
  public Keys signedBy(Keys authority, String names, String... more)
      throws IOException, InterruptedException {
    var request = store.resolveSibling("request.pem").toString();
    keytool(List.of("-certreq", "-file", request));
    List<String> signed = new ArrayList<>(List.of("-gencert", "-rfc", "-infile", request));
    signed.addAll(List.of("-outfile", pem.toString(), "-ext", "SAN=" + names));
    signed.addAll(List.of(more));
    authority.keytool(signed);
    take(pem, authority.pem);
    return this;
  }

  /** What {@code keytool -importcert} does, which takes a JVM for each. */
  private void take(Path... chain) throws IOException {
    try {
      var certificates = new Certificate[chain.length];
      for (int i = 0; i < chain.length; i++) {
        try (var file = Files.newInputStream(chain[i])) {
          certificates[i] = CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
      }
      var password = PASSWORD.toCharArray();
      var keys = keyStore();
      keys.setKeyEntry("receiver", keys.getKey("receiver", password), password, certificates);
      try (var file = Files.newOutputStream(store)) {
        keys.store(file, password);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keytool(List<String> command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // It lives for less time than the optimising compiler would spend on it.
    words.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    words.addAll(command);
    words.addAll(List.of("-alias", "receiver", "-keystore", store.toString()));
    words.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    var log = store.resolveSibling("keytool.log");
    var keytool =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(Files.readString(log)).isZero();
  }

  ServerSocketFactory sockets() throws GeneralSecurityException, IOException {
    return sockets(null);
  }

  /** Of a server that trusts these clients. */
  public ServerSocketFactory socketsFor(Keys... clients)
      throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (var client : clients) {
      var certificate = client.keyStore().getCertificate("receiver");
      trusted.setCertificateEntry(client.store.toString(), certificate);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return sockets(trust.getTrustManagers());
  }

  private ServerSocketFactory sockets(TrustManager @Nullable [] trust)
      throws GeneralSecurityException, IOException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keyStore(), PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust, null);
    return context.getServerSocketFactory();
  }

  private KeyStore keyStore() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  /** The key with its certificate, as a client shows it. */
  ClientCertificate certificate() throws IOException {
    return Pkcs12.read(Files.readAllBytes(store), PASSWORD);
  }
}
