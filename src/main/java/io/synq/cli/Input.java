package io.synq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command is given to read. */
final class Input {
  private Input() {}

  /** A file, or the standard input for {@code -}. */
  static byte[] bytes(Path file) {
    try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CommandException(file + " cannot be read", e);
    }
  }
}
