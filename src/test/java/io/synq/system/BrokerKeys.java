package io.synq.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The key of a broker at 127.0.0.1, signed by itself, and a trust store that knows it. */
final class BrokerKeys {
  private static final String PASSWORD = "for-the-stores";

  private final Path key;
  private final Path trust;

  BrokerKeys(Path directory) {
    key = directory.resolve("broker.p12");
    trust = directory.resolve("trust.p12");
    String certificate = directory.resolve("broker.pem").toString();
    tool(key, "-genkeypair", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
    tool(key, "-exportcert", "-rfc", "-file", certificate);
    tool(trust, "-importcert", "-noprompt", "-file", certificate);
  }

  /** Arguments of a JVM that listens with the key. */
  List<String> key() {
    return List.of(
        "-Djavax.net.ssl.keyStore=" + key, "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
  }

  /** Settings of a server that trusts it. */
  Map<String, String> trust() {
    return Map.of(
        "SYNQ_BROKER_TRUST_STORE", trust.toString(), "SYNQ_BROKER_TRUST_STORE_PASSWORD", PASSWORD);
  }

  private static void tool(Path store, String... command) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> words = new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1"));
    words.addAll(List.of(command));
    words.addAll(List.of("-alias", "broker", "-keystore", store.toString()));
    words.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Ran ran = Ran.run(Map.of(), words.toArray(String[]::new));
      if (ran.status() != 0) {
        throw new IllegalStateException(ran.output());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
