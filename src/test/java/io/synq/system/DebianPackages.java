package io.synq.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs that tests need beside the JDK: on Debian, if root runs the tests, they are installed.
 */
final class DebianPackages {
  private static final String INSTALLER = "/usr/bin/apt-get";

  private DebianPackages() {}

  /** Whether it could be. */
  static boolean install(String name) {
    if (!Files.isExecutable(Path.of(INSTALLER))) {
      return false;
    }
    run(List.of(INSTALLER, "update", "-q"));
    return run(List.of(INSTALLER, "install", "-q", "-y", "--no-install-recommends", name));
  }

  private static boolean run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
