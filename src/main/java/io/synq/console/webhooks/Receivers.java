package io.synq.console.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The programs of {@code docs/receivers}, which the build packs beside this class. */
@ApplicationScoped
public class Receivers {
  /** What stands in a command for the public key. */
  static final String PUBLIC_KEY = "whpk_…";

  private static final String BY_SECRET = "WEBHOOK_SECRET=whsec_… ";
  private static final String BY_PUBLIC_KEY = "WEBHOOK_PUBLIC_KEY=" + PUBLIC_KEY + " ";

  private final List<Language> ofSecrets =
      List.of(
          language("java", "Java", "JDK 17", BY_SECRET + "java %s 9000", "Receiver.java"),
          language("node", "Node", "Node 18", BY_SECRET + "node %s 9000", "receiver.mjs"),
          language("python", "Python", "Python 3.8", BY_SECRET + "python3 %s 9000", "receiver.py"),
          language("go", "Go", "Go 1.19", BY_SECRET + "go run %s 9000", "receiver.go"),
          new Language(
              "shell",
              "openssl, curl",
              "bash, openssl and curl",
              List.of(
                  program("verify.sh", BY_SECRET + "./%s headers body"),
                  program("send.sh", BY_SECRET + "./%s https://example.com/hooks body"))));

  private final List<Language> ofKeyPairs =
      List.of(
          language(
              "java", "Java", "JDK 17", BY_PUBLIC_KEY + "java %s 9000", "ReceiverEd25519.java"),
          language(
              "node", "Node", "Node 18", BY_PUBLIC_KEY + "node %s 9000", "receiver_ed25519.mjs"),
          language(
              "python",
              "Python",
              "Python 3.8, its package cryptography",
              BY_PUBLIC_KEY + "python3 %s 9000",
              "receiver_ed25519.py"),
          language("go", "Go", "Go 1.19", BY_PUBLIC_KEY + "go run %s 9000", "receiver_ed25519.go"));

  /**
   * How to verify in a language.
   *
   * @param needs what it runs with, and nothing else
   */
  public record Language(String code, String title, String needs, List<Program> programs) {}

  /** A program and how to start it. */
  public record Program(String file, String command, String text) {}

  private static Language language(
      String code, String title, String needs, String command, String file) {
    return new Language(code, title, needs, List.of(program(file, command)));
  }

  private static Program program(String file, String command) {
    try (InputStream stream = Receivers.class.getResourceAsStream("receivers/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("not packed: " + file);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new Program(file, command.formatted(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that verify what a key pair signs, or what a shared secret does. */
  public List<Language> of(boolean keyPair) {
    return keyPair ? ofKeyPairs : ofSecrets;
  }
}
