package io.synq.cli;

import io.synq.platform.PrivateFile;
import io.synq.signature.Secret;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which server, with which key, and what is signed with that {@code listen} forwards. In a file
 * that its owner alone may read, or in variables: no secret is on a command line, where others see
 * it.
 */
record Profile(URI server, String key, Secret secret) {
  static final String NO_SERVER = "a server is a URL such as https://events.example.com";

  private static final String SERVER = "server";
  private static final String KEY = "key";
  private static final String SECRET = "secret";
  private static final Set<PosixFilePermission> PRIVATE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** Where the profile of this name is, given the environment's variables. */
  static Path file(String name, Function<String, @Nullable String> environment) {
    String configuration = environment.apply("XDG_CONFIG_HOME");
    Path folder =
        configuration == null || configuration.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configuration);
    return folder.resolve("synq").resolve(name + ".properties");
  }

  /**
   * The profile of this name; SYNQ_SERVER, SYNQ_API_KEY and SYNQ_SECRET go before what is in it.
   */
  static Profile load(String name, Function<String, @Nullable String> environment) {
    Path file = file(name, environment);
    Properties kept = Files.exists(file) ? read(file) : new Properties();
    for (Map.Entry<String, String> variable :
        Map.of(SERVER, "SYNQ_SERVER", KEY, "SYNQ_API_KEY", SECRET, "SYNQ_SECRET").entrySet()) {
      Optional.ofNullable(environment.apply(variable.getValue()))
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> kept.setProperty(variable.getKey(), value));
    }
    for (String needed : new String[] {SERVER, KEY, SECRET}) {
      if (kept.getProperty(needed) == null) {
        throw new CommandException(
            "there is no " + needed + " in " + file + ": run synq login <server> first");
      }
    }
    URI server =
        server(kept.getProperty(SERVER)).orElseThrow(() -> new CommandException(NO_SERVER));
    return new Profile(server, kept.getProperty(KEY), secret(kept.getProperty(SECRET)));
  }

  /** The secret of a file that is there, if it has a good one. */
  static Optional<Secret> secretIn(Path file) {
    return Files.exists(file)
        ? Optional.ofNullable(read(file).getProperty(SECRET)).map(Profile::secret)
        : Optional.empty();
  }

  void save(Path file) {
    Properties kept = new Properties();
    kept.setProperty(SERVER, server.toString());
    kept.setProperty(KEY, key);
    kept.setProperty(SECRET, secret.value());
    try (StringWriter text = new StringWriter()) {
      kept.store(text, null);
      PrivateFile.make(file, text.toString());
    } catch (IOException e) {
      throw new CommandException(file + " cannot be written", e);
    }
  }

  /** A server's URL, if the text is one. */
  static Optional<URI> server(String text) {
    try {
      return Optional.of(URI.create(text.replaceFirst("/+$", ""))).filter(Remote::isHttp);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Secret secret(String text) {
    try {
      return Secret.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException("the secret is none: " + e.getMessage(), e);
    }
  }

  private static Properties read(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
        throw new CommandException("others can read " + file + ": run chmod 600 on it");
      }
      Properties properties = new Properties();
      try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(text);
      }
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(file + " cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return "Profile[" + server + "]";
  }
}
