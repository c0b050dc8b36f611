package io.synq.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A receiver of docs/receivers, in its own process. */
final class ReceiverProgram implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path output;
  private final Process process;
  private final int port = Ports.free();

  private ReceiverProgram(ReceiverLanguage language, ReceiverKey key, String given)
      throws IOException {
    output = Files.createTempFile("receiver", ".log");
    List<String> command = new ArrayList<>(language.start(key));
    command.add(Integer.toString(port));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put(key.variable, given);
    process = builder.start();
  }

  /** Starts it; skips the test where the machine does not have what it needs. */
  static ReceiverProgram start(ReceiverLanguage language, ReceiverKey key) {
    ReceiverProgram program = begun(language, key, key.given);
    Await.value(START_LIMIT, program::lines, lines -> lines.contains("listening"));
    return program;
  }

  /** What it says where it is given a key that is none of its kind, and ends. */
  static List<String> refusal(ReceiverLanguage language, ReceiverKey key, String given) {
    try (ReceiverProgram program = begun(language, key, given)) {
      Await.until(START_LIMIT, () -> !program.process.isAlive());
      return program.lines();
    }
  }

  private static ReceiverProgram begun(ReceiverLanguage language, ReceiverKey key, String given) {
    String missing = language.missing(key);
    assumeTrue(missing.isEmpty(), missing);
    try {
      return new ReceiverProgram(language, key, given);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/hooks";
  }

  /** What it has printed up to now. */
  List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
