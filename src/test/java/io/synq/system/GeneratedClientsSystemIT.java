package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What generators make of {@code /openapi} can be compiled, and makes the main calls. */
class GeneratedClientsSystemIT {
  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @TempDir Path directory;

  @Test
  void theMainCallsAreMadeByAClientInJava() throws IOException {
    theMainCallsAreMade(ClientLanguage.JAVA);
  }

  @Tag("clients")
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JAVA")
  void theMainCallsAreMadeByAClientIn(ClientLanguage language) throws IOException {
    theMainCallsAreMade(language);
  }

  @Tag("clients")
  @Test
  void lintersFindNothing() throws IOException {
    Path linters = Path.of("target/clients/linters").toAbsolutePath();
    Directories.delete(linters);
    Directories.copy(Path.of("src/test/clients/linters"), linters);
    Ran.in(linters, List.of("npm", "install", "--no-audit", "--no-fund"));
    String description = description().toString();
    Ran.in(linters, List.of("npx", "spectral", "lint", "--fail-severity=hint", description));
    assertThat(Ran.in(linters, List.of("npx", "redocly", "lint", "--format=json", description)))
        .contains("\"problems\": []");
  }

  private void theMainCallsAreMade(ClientLanguage language) throws IOException {
    try (Receiver receiver = new Receiver()) {
      String hooks = receiver.on("/hooks", Reaction.status(200));
      String server = tenant.server().toString();
      assertThat(language.call(description(), server, tenant.key(), hooks))
          .containsExactly(
              "endpoint enabled [order.*]",
              "event order.created 1",
              "batch 1 409",
              "list 1 true",
              "body 149.99",
              "changed 4 true",
              "ping 200",
              "delivery delivered",
              "replay 2",
              "issue open",
              "error urn:synq:problem:not-found",
              "error /url");
    }
  }

  private Path description() throws IOException {
    return Files.writeString(
        directory.resolve("openapi.yaml"),
        Api.anonymous(tenant.server()).getRoot("/openapi").expect(200).text());
  }
}
