package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A server's folder with exactly what the {@code Containerfile} copies into one, and {@code
 * .containerignore} lets it copy: all servers of the suite are started from it, with each database
 * and messaging.
 */
final class ContainerFolder {
  private static final Pattern COPY =
      Pattern.compile("(?m)^COPY (?:--chown=\\S+ )?(\\S+) /config/(\\S*)$");

  /** Liberty's user directory with that server in it. */
  static final Path USER = laidOut(Path.of("target/container").toAbsolutePath());

  private ContainerFolder() {}

  private static Path laidOut(Path user) {
    Path server = user.resolve("servers/synq-events");
    try {
      Directories.create(server);
      List<String> admitted =
          Files.readAllLines(Path.of(".containerignore")).stream()
              .filter(line -> line.startsWith("!"))
              .map(line -> line.substring(1))
              .toList();
      for (MatchResult copy : copies()) {
        String source = copy.group(1).replaceFirst("/$", "");
        assertThat(admitted).as("what .containerignore admits").contains(source);
        Path from = Path.of(source);
        Path to = server.resolve(copy.group(2));
        if (Files.isDirectory(from)) {
          Directories.copy(from, to);
        } else {
          Files.createDirectories(to);
          Files.copy(from, to.resolve(from.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return user;
  }

  private static List<MatchResult> copies() throws IOException {
    return COPY.matcher(Files.readString(Path.of("Containerfile"))).results().toList();
  }
}
