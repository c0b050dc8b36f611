package io.synq.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The languages in which docs/receivers has receivers, one for each {@link ReceiverKey}. */
enum ReceiverLanguage {
  JAVA("java", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version"),
  NODE("mjs", "node", "--version"),
  PYTHON("py", "python3", "--version"),
  GO("go", "go", "version");

  static final Path SOURCES = Path.of("docs/receivers");

  private static final Path BUILT = Path.of("target/receivers");

  private final String extension;
  private final String command;
  private final String version;

  ReceiverLanguage(String extension, String command, String version) {
    this.extension = extension;
    this.command = command;
    this.version = version;
  }

  /** What a receiver needs that this machine does not have, and its tests are skipped; or empty. */
  String missing(ReceiverKey key) {
    if (!Ran.isAtHand(command, version)) {
      return command + " is not on the PATH";
    }
    boolean complete =
        this != PYTHON
            || key == ReceiverKey.SECRET
            || Ran.isAtHand(command, "-c", "import cryptography");
    return complete ? "" : command + " has no cryptography";
  }

  /** What starts the receiver; the port is still to be added. */
  List<String> start(ReceiverKey key) throws IOException {
    String source = SOURCES.resolve(key.program(extension)).toString();
    return switch (this) {
      // The optimising compiler would not pay off: it is compiled, and then gets some requests.
      case JAVA -> List.of(command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", source);
      case GO -> List.of(build(key, source).toString());
      case NODE, PYTHON -> List.of(command, source);
    };
  }

  /**
   * What {@code go run} starts would go on when {@code go} is ended. It links what has changed
   * alone.
   */
  private Path build(ReceiverKey key, String source) throws IOException {
    Files.createDirectories(BUILT);
    Path program = BUILT.resolve(key.name().toLowerCase()).toAbsolutePath();
    Ran built = Ran.run(Map.of(), command, "build", "-o", program.toString(), source);
    if (built.status() != 0) {
      throw new IllegalStateException(built.output());
    }
    return program;
  }
}
