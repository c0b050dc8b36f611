package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A program of this machine that has ended. */
record Ran(int status, String output) {
  private static final Map<List<String>, Boolean> AT_HAND = new ConcurrentHashMap<>();

  /** Runs it to its end; fails if there is no such program. */
  static Ran run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return run(builder);
  }

  /** Runs it in a directory to its end; fails unless it ends well. What it printed. */
  static String in(Path directory, List<String> command) throws IOException {
    Ran ran = run(new ProcessBuilder(command).directory(directory.toFile()));
    assertThat(ran.status).as(command.get(0) + "\n" + ran.output).isZero();
    return ran.output;
  }

  private static Ran run(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Ran(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this machine has a program, which ends well when it is called like this. */
  static boolean isAtHand(String... command) {
    return AT_HAND.computeIfAbsent(List.of(command), Ran::endsWell);
  }

  private static boolean endsWell(List<String> command) {
    try {
      return run(new ProcessBuilder(command)).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
