package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The programs of {@code docs/receivers}, which the build packs beside this class. */
@Named("receivers")
@ApplicationScoped
public class Receivers {
  private final Query query;
  private final List<Language> languages =
      List.of(
          language("java", "Java", "JDK 17", "java %s 9000", "Receiver.java"),
          language("node", "Node", "Node 18", "node %s 9000", "receiver.mjs"),
          language("python", "Python", "Python 3.8", "python3 %s 9000", "receiver.py"),
          language("go", "Go", "Go 1.19", "go run %s 9000", "receiver.go"),
          new Language(
              "shell",
              "openssl, curl",
              "bash, openssl and curl",
              List.of(
                  program("verify.sh", "./%s headers body"),
                  program("send.sh", "./%s https://example.com/hooks body"))));

  @Inject
  Receivers(Query query) {
    this.query = query;
  }

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
      return new Program(file, "WEBHOOK_SECRET=whsec_… " + command.formatted(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Language> getLanguages() {
    return languages;
  }

  /** The one that the address names, or the first. */
  public Language getChosen() {
    return languages.stream()
        .filter(one -> query.text("code").filter(one.code()::equals).isPresent())
        .findFirst()
        .orElse(languages.get(0));
  }
}
