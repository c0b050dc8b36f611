package io.synq.secrets;

import io.synq.platform.BadSettingException;
import io.synq.platform.Randoms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

  /** Makes the file with a random key, whole or not at all, and on disk before this returns. */
  List<String> make() {
    String key = Randoms.alphanumeric(CHARACTERS);
    try {
      Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
      // A temporary file is its owner's only, from the first.
      Path unfinished = Files.createTempFile(directory, "secrets", ".key");
      try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)));
        file.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entry = FileChannel.open(directory)) {
        entry.force(true);
      }
    } catch (IOException e) {
      throw refused("cannot be made");
    }
    return List.of(key);
  }

  private BadSettingException refused(String reason) {
    return new BadSettingException(SecretsSettings.KEYS, "is not set, and " + path + " " + reason);
  }
}
