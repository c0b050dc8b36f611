package io.synq.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A disk of its own, in memory, which somebody else can fill. Only root can make one. */
final class SmallDisk implements AutoCloseable {
  private static final int MIB = 1024 * 1024;

  private final Path path;

  SmallDisk(Path path, int mebibytes) {
    this.path = path.toAbsolutePath();
    close();
    Directories.create(this.path);
    Ran mounted = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "synq-crash");
    if (mounted.status() != 0) {
      throw new IllegalStateException(mounted.output());
    }
  }

  /** Whether this machine lets us make one. */
  static boolean canBeMade() {
    return System.getProperty("user.name").equals("root") && Ran.isAtHand("mount", "--version");
  }

  Path path() {
    return path;
  }

  /** Fills it until so much is left. */
  void leave(int mebibytes) {
    byte[] block = new byte[MIB];
    try (OutputStream filler = Files.newOutputStream(path.resolve("filler"))) {
      while (path.toFile().getUsableSpace() > (long) mebibytes * MIB) {
        filler.write(block);
      }
    } catch (IOException e) {
      // It is full to the last byte.
    }
  }

  /** Takes away what it was filled with. */
  void clear() {
    try {
      Files.deleteIfExists(path.resolve("filler"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ran run(String... command) {
    try {
      String[] all = Arrays.copyOf(command, command.length + 1);
      all[command.length] = path.toString();
      return Ran.run(Map.of(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-q", "--lazy");
  }
}
