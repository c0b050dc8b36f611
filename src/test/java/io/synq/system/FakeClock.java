package io.synq.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock that one server reads, by libfaketime, which is installed on Debian if it is missing:
 * all others have the machine's. What measures how long something takes is left alone, as it is
 * where an operator sets a clock.
 */
final class FakeClock {
  private static final Path SYSTEM = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path file;

  /** One that begins right; what it is off by stands in this file. */
  FakeClock(Path file) {
    this.file = file.toAbsolutePath();
    set(Duration.ZERO);
  }

  /** Whether this machine has what it takes. */
  static boolean canBeMade() {
    return library().isPresent() || DebianPackages.install("libfaketime") && library().isPresent();
  }

  private static Optional<Path> library() {
    try (Stream<Path> folders = Files.list(SYSTEM)) {
      return Stream.concat(Stream.of(SYSTEM), folders)
          .map(folder -> folder.resolve(LIBRARY))
          .filter(Files::exists)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Settings of a process that reads it; it looks once a second what it is off by. */
  Map<String, String> settings() {
    return Map.of(
        "LD_PRELOAD",
        library().orElseThrow().toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // Or the JVM's waits end at once, all of them.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** Sets it to be off by so much from now on. */
  void set(Duration ahead) {
    Path next = file.resolveSibling("next");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
