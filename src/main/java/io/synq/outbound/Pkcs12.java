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
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads a key with its certificates from a file (RFC 7292). It may take seconds. */
public final class Pkcs12 {
  private static final int LONGEST_CHAIN = 10;

  /** How long the names of a certificate's owner and signer may be: they are shown. */
  private static final int LONGEST_NAME = 1000;

  /**
   * How many encrypted parts of each kind a file may have; openssl and keytool write one. Each part
   * says how much work it takes to open.
   */
  private static final int MOST_ENCRYPTED = 3;

  /** Object identifiers without their lengths: encryptedData, and bags with an encrypted key. */
  private static final List<String> ENCRYPTED =
      List.of("2a864886f70d010706", "2a864886f70d010c0a0102");

  /** The tag of octet strings in BER. */
  private static final int OCTETS = 0x04;

  private static final int CONSTRUCTED = 0x20;

  /** From here on, the first octet of a length says how many octets of length follow it. */
  private static final int LONG = 0x80;

  /** The longest RSA key, in bits: the threads that sign for connections serve all of them. */
  private static final int LONGEST_RSA = 4096;

  /** The algorithm by which a key signs a text here, to see whether the certificate is its own. */
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
    if (ENCRYPTED.stream().anyMatch(kind -> count(file, kind) > MOST_ENCRYPTED)) {
      throw new IllegalArgumentException(
          "must have at most " + MOST_ENCRYPTED + " encrypted parts of a kind");
    }
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

  private static int count(byte[] file, String hex) {
    byte[] wanted = HexFormat.of().parseHex(hex);
    int count = 0;
    for (int start = 0; start < file.length; start++) {
      int at = start;
      int same = 0;
      while (same < wanted.length && at < file.length && file[at] == wanted[same]) {
        same++;
        at = next(file, at + 1);
      }
      count += same == wanted.length ? 1 : 0;
    }
    return count;
  }

  /** A string may be in pieces (X.690 §8.7.3), anywhere: heads and ends of them are passed over. */
  private static int next(byte[] file, int from) {
    int at = from;
    while (at + 1 < file.length
        && ((file[at] & ~CONSTRUCTED) == OCTETS || file[at] == 0 && file[at + 1] == 0)) {
      int length = file[at + 1] & 0xff;
      at += 2 + Math.max(0, length - LONG);
    }
    return at;
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
    if (secret instanceof RSAPrivateKey rsa && !signsSoon(rsa)) {
      throw new IllegalArgumentException(
          "must have, if its key is for RSA, one of at most "
              + LONGEST_RSA
              + " bits, with its two primes");
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

  /**
   * Whether it signs quickly: a key's numbers, if they do not fit each other, could be as long as
   * the file.
   */
  private static boolean signsSoon(RSAPrivateKey key) {
    return key instanceof RSAPrivateCrtKey parts
        && parts.getModulus().bitLength() <= LONGEST_RSA
        && parts.getPrimeP().multiply(parts.getPrimeQ()).equals(parts.getModulus())
        && parts.getPrimeExponentP().compareTo(parts.getPrimeP()) < 0
        && parts.getPrimeExponentQ().compareTo(parts.getPrimeQ()) < 0;
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
