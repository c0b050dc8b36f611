package io.synq.setup;

import io.synq.platform.BadSettingException;
import io.synq.platform.PrivateFile;
import io.synq.platform.Randoms;
import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The password of the HTTPS port's key, and of one for tokens that Liberty insists on. It stands in
 * a file of the server's configuration, which Liberty reads as soon as it is there: then it makes
 * the keys, or reads those that are there.
 */
@ApplicationScoped
public class HttpsKey {
  private static final int CHARACTERS = 32;

  private static final String FILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- Made at the first start; SYNQ_KEYS_PASSWORD wins. -->
      <server>
        <variable name="synq.keys.password" defaultValue="%s"/>
        <keyStore id="defaultKeyStore" location="${synq.data.directory}/keys/key.p12" password="${synq.keys.password}"/>
        <ltpa keysFileName="${synq.data.directory}/keys/ltpa.keys" keysPassword="${synq.keys.password}"/>
      </server>
      """;

  private final ServerSettings server;

  @Inject
  HttpsKey(ServerSettings server) {
    this.server = server;
  }

  /** Makes the file with a random password, unless it is there. */
  void makeIfNone() {
    Path file = server.dataDirectory.resolve("keys").resolve("https.xml");
    if (Files.notExists(file)) {
      try {
        PrivateFile.make(file, FILE.formatted(Randoms.alphanumeric(CHARACTERS)));
      } catch (IOException e) {
        throw new BadSettingException("synq.data.directory", "cannot be written to: " + file);
      }
    }
  }
}
