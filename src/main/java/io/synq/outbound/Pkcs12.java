package io.synq.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads a key with its certificates from a file (RFC 7292). It may take seconds. */
public final class Pkcs12 {
  private static final int LONGEST_CHAIN = 10;

  /** Of whom a certificate is, and who signed it: they are shown. */
  private static final int LONGEST_NAME = 1000;

  /** By what its key signs here to be compared with its certificate. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private Pkcs12() {}

  /**
   * What the file has.
   *
   * @throws IllegalArgumentException if that is not one private key with its certificates; the
   *     message is the end of a sentence about the file and never quotes it
   */
  public static ClientCertificate read(byte[] file, String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password.toCharArray());
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new IllegalArgumentException("must have one private key and has " + keys.size());
      }
      return certificate(
          store.getKey(keys.get(0), password.toCharArray()),
          store.getCertificateChain(keys.get(0)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "cannot be opened with this password"
              : "must be a PKCS#12 file");
    } catch (UnrecoverableKeyException e) {
      throw new IllegalArgumentException("has a key that cannot be opened with this password");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("has a key or certificate that cannot be read");
    }
  }

  private static ClientCertificate certificate(Object key, Certificate[] chain)
      throws GeneralSecurityException {
    if (chain == null || chain.length == 0) {
      throw new IllegalArgumentException("must have the certificate of its key");
    }
    if (chain.length > LONGEST_CHAIN) {
      throw new IllegalArgumentException("must have at most " + LONGEST_CHAIN + " certificates");
    }
    if (!(key instanceof PrivateKey secret) || !SIGNATURES.containsKey(secret.getAlgorithm())) {
      throw new IllegalArgumentException("must have a key for RSA, EC or Ed25519");
    }
    List<X509Certificate> certificates =
        Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    X509Certificate own = certificates.get(0);
    if (own.getSubjectX500Principal().getName().length() > LONGEST_NAME
        || own.getIssuerX500Principal().getName().length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "must have names of at most " + LONGEST_NAME + " characters");
    }
    if (!isOf(secret, own)) {
      throw new IllegalArgumentException("must have the certificate of its key, not another one");
    }
    return new ClientCertificate(secret, certificates);
  }

  private static boolean isOf(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
    byte[] text = certificate.getEncoded();
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(text);
    return signature.verify(signed);
  }
}
