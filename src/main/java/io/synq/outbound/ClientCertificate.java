package io.synq.outbound;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A private key, and the certificate that a receiver is shown for it (mutual TLS). */
public final class ClientCertificate implements SenderCredentials {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /** Marks the connections that were opened with it, so that no equal certificate uses them. */
  private final Object connections = new Object();

  private @Nullable SSLContext context;

  ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Of the encoded key (PKCS#8) and its certificates (X.509), its own first.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static ClientCertificate of(byte[] key, List<byte[]> chain) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> certificates = new ArrayList<>();
      for (byte[] one : chain) {
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
      }
      String algorithm = certificates.get(0).getPublicKey().getAlgorithm();
      PrivateKey secret =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
      return new ClientCertificate(secret, certificates);
    } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no key with its certificate");
    }
  }

  /** The private key, encoded (PKCS#8). */
  public byte[] key() {
    return key.getEncoded();
  }

  /** Its certificates, its own first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  Object connections() {
    return connections;
  }

  /**
   * A TLS context that shows it. Its sessions are in no other context, so that nobody else resumes
   * them.
   */
  synchronized SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
    SSLContext known = context;
    if (known == null) {
      known = SSLContext.getInstance("TLS");
      known.init(new KeyManager[] {new OneKey(key, chain)}, trust, null);
      context = known;
    }
    return known;
  }

  /** Whether both are of the same key and certificates. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientCertificate that
        && chain.equals(that.chain)
        && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return chain.hashCode();
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "ClientCertificate[" + certificate().getSubjectX500Principal() + "]";
  }
}
