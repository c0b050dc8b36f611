package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReceiversTest {
  @Test
  void programsAreThoseOfTheDocuments() throws IOException {
    Receivers receivers = new Receivers(null);
    assertThat(receivers.getLanguages()).hasSize(5);
    for (Receivers.Language language : receivers.getLanguages()) {
      for (Receivers.Program program : language.programs()) {
        assertThat(program.text())
            .isEqualTo(Files.readString(Path.of("docs/receivers", program.file())));
        assertThat(program.command()).contains(program.file());
      }
    }
  }
}
