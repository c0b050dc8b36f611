package io.synq.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The languages in which docs/receivers has a receiver. */
enum ReceiverLanguage {
  JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version"),
  NODE("node", "--version"),
  PYTHON("python3", "--version"),
  GO("go", "version");

  static final Path SOURCES = Path.of("docs/receivers");

  private static final Path BUILT = Path.of("target/receivers");

  private final String command;
  private final String version;

  ReceiverLanguage(String command, String version) {
    this.command = command;
    this.version = version;
  }

  boolean isAtHand() {
    return Ran.isAtHand(command, version);
  }

  /** Why its tests are skipped, where they are. */
  String missing() {
    return command + " is not on the PATH";
  }

  /** What starts the receiver; the port is still to be added. */
  List<String> start() throws IOException {
    return switch (this) {
      case JAVA -> List.of(command, SOURCES.resolve("Receiver.java").toString());
      case NODE -> List.of(command, SOURCES.resolve("receiver.mjs").toString());
      case PYTHON -> List.of(command, SOURCES.resolve("receiver.py").toString());
      case GO -> List.of(build().toString());
    };
  }

  /** What {@code go run} starts would go on when {@code go} is ended. */
  private Path build() throws IOException {
    Directories.create(BUILT);
    Path program = BUILT.resolve("receiver").toAbsolutePath();
    String source = SOURCES.resolve("receiver.go").toString();
    Ran built = Ran.run(Map.of(), command, "build", "-o", program.toString(), source);
    if (built.status() != 0) {
      throw new IllegalStateException(built.output());
    }
    return program;
  }
}
