package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiversTest {
  @Test
  void programsAreThoseOfTheDocuments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs/receivers"))) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(true, false)
                  .flatMap(keyPair -> programs(keyPair).stream())
                  .map(Receivers.Program::file)
                  .toList());
    }
    for (boolean keyPair : new boolean[] {true, false}) {
      for (Receivers.Program program : programs(keyPair)) {
        assertThat(program.text())
            .isEqualTo(Files.readString(Path.of("docs/receivers", program.file())));
        assertThat(program.command()).contains(program.file());
      }
    }
  }

  @Test
  void eachIsGivenTheKeyThatItVerifiesWith() {
    assertThat(programs(true))
        .hasSize(4)
        .allSatisfy(
            program -> {
              assertThat(program.command()).startsWith("WEBHOOK_PUBLIC_KEY=whpk_… ");
              assertThat(program.text()).contains("v1a,").doesNotContain("WEBHOOK_SECRET");
            });
    assertThat(programs(false))
        .hasSize(6)
        .allSatisfy(
            program -> {
              assertThat(program.command()).startsWith("WEBHOOK_SECRET=whsec_… ");
              assertThat(program.text()).doesNotContain("v1a,");
            });
  }

  private static List<Receivers.Program> programs(boolean keyPair) {
    return new Receivers()
        .of(keyPair).stream().flatMap(language -> language.programs().stream()).toList();
  }
}
