package io.synq.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that hold secrets: only the server's user may read them (mode 600). */
public final class PrivateFile {
  private PrivateFile() {}

  /** Makes the file, and its folder, whole or not at all; it is on disk when this returns. */
  public static void make(Path path, String text) throws IOException {
    Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
    // A temporary file is its owner's only, from the first.
    Path unfinished = Files.createTempFile(directory, "unfinished", null);
    try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel entry = FileChannel.open(directory)) {
      entry.force(true);
    }
  }
}
