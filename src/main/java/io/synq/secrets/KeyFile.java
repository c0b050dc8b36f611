package io.synq.secrets;

import io.synq.platform.BadSettingException;
import io.synq.platform.PrivateFile;
import io.synq.platform.Randoms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with a key a line, the newest first, that only the server's user may read. */
record KeyFile(Path path) {
  /** 256 bits. */
  private static final int CHARACTERS = 43;

  /**
   * The keys; none if there is no such file.
   *
   * @throws BadSettingException if it cannot be read, or has something else in it
   */
  List<String> read() {
    if (Files.notExists(path)) {
      return List.of();
    }
    List<String> keys;
    try {
      keys = Files.readString(path).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw refused("cannot be read");
    }
    if (keys.isEmpty() || keys.stream().anyMatch(SecretsSettings::isWeak)) {
      throw refused("must have a key a line, as that setting would");
    }
    return keys;
  }

  /** Makes the file with a random key; it is on disk when this returns. */
  List<String> make() {
    String key = Randoms.alphanumeric(CHARACTERS);
    try {
      PrivateFile.make(path, key + "\n");
    } catch (IOException e) {
      throw refused("cannot be made");
    }
    return List.of(key);
  }

  private BadSettingException refused(String reason) {
    return new BadSettingException(SecretsSettings.KEYS, "is not set, and " + path + " " + reason);
  }
}
