package io.synq.system;

import io.synq.outbound.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Keys for TLS on this machine. */
final class TestKeys {
  private static final Path FOLDER = Path.of("target/test-keys").toAbsolutePath();

  /** Of a receiver at 127.0.0.1, which the standard server trusts, and of PostgreSQL there. */
  static final Keys RECEIVER = made("receiver", "ip:127.0.0.1");

  private TestKeys() {}

  /** Of a client. */
  static Keys client(String name, String... more) {
    return made(name, "dns:" + name + ".example", more);
  }

  private static Keys made(String name, String names, String... more) {
    try {
      Files.createDirectories(FOLDER);
      return new Keys(Files.createTempDirectory(FOLDER, name), name, names, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file that a client's key comes in, as requests have it. */
  static String base64(Keys keys) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(keys.store));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
