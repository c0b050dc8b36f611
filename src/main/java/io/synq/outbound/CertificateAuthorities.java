package io.synq.outbound;

import io.synq.platform.BadSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who may have signed a receiver's certificate: the Java runtime's authorities, since Liberty's own
 * key store is for its HTTPS port, and those that a setting adds.
 */
final class CertificateAuthorities {
  private CertificateAuthorities() {}

  /** Reads a file of certificates (PEM, one after the other). */
  static List<Certificate> read(String key, String file) {
    try (InputStream text = Files.newInputStream(Path.of(file))) {
      List<Certificate> certificates =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(text));
      if (certificates.isEmpty()) {
        throw new BadSettingException(key, "names a file without certificates");
      }
      return certificates;
    } catch (IOException | InvalidPathException e) {
      throw new BadSettingException(key, "must be a file that can be read");
    } catch (GeneralSecurityException e) {
      throw new BadSettingException(key, "must be a file of certificates in PEM");
    }
  }

  /** Trusts them beside those of the Java runtime. */
  static TrustManager[] trusting(List<Certificate> own)
      throws GeneralSecurityException, IOException {
    TrustManager[] trust = managers(null);
    if (!own.isEmpty()) {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (TrustManager manager : trust) {
        if (manager instanceof X509TrustManager known) {
          add(all, "java", List.of(known.getAcceptedIssuers()));
        }
      }
      add(all, "own", own);
      trust = managers(all);
    }
    return trust;
  }

  private static void add(KeyStore store, String kind, List<? extends Certificate> certificates)
      throws GeneralSecurityException {
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(kind + i, certificates.get(i));
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
