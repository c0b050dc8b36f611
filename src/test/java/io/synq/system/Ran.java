package io.synq.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program of this machine that has ended. */
record Ran(int status, String output) {

  /** Runs it to its end; fails if there is no such program. */
  static Ran run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Ran(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this machine has a program, which tells its version when it is called like this. */
  static boolean isAtHand(String... command) {
    try {
      return run(Map.of(), command).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
