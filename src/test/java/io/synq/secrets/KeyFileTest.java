package io.synq.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String KEY = "an old key of thirty-two characters";

  @TempDir Path directory;

  private KeyFile file() {
    return new KeyFile(directory.resolve("keys/secrets.key"));
  }

  @Test
  void isEmptyUntilItIsMade() {
    assertThat(file().read()).isEmpty();
  }

  @Test
  void keepsAKeyThatOnlyItsOwnerMayReadAndNothingBesideIt() throws IOException {
    List<String> made = file().make();
    assertThat(made).singleElement().asString().matches("[A-Za-z0-9]{43}");
    assertThat(file().read()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
      assertThat(files).containsExactly(file().path());
    }
  }

  @Test
  void mayHaveFormerKeysBelow() throws IOException {
    String made = file().make().get(0);
    Files.writeString(file().path(), KEY + "\n\n" + made + "\n");
    assertThat(file().read()).containsExactly(KEY, made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short\n", KEY + "\nshort\n"})
  void refusesAFileOfSomethingElseWithoutQuotingIt(String text) throws IOException {
    file().make();
    Files.writeString(file().path(), text);
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> file().read())
        .withMessage(
            "synq.secrets.keys is not set, and "
                + file().path()
                + " must have a key a line, as that setting would");
  }

  @Test
  void saysThatItCannotBeMade() throws IOException {
    Files.writeString(directory.resolve("keys"), "no directory");
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> file().make())
        .withMessageContaining("secrets.key cannot be made");
  }
}
