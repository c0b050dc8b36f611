package io.synq.secrets;

import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This node's keys: those of the setting, or else those of its file. */
@ApplicationScoped
public class SecretKeys {
  private static final System.Logger LOG = System.getLogger(SecretKeys.class.getName());

  private final SecretsSettings settings;
  private final KeyFile file;
  private volatile @Nullable KeyRing ring;

  @Inject
  SecretKeys(SecretsSettings settings, ServerSettings server) {
    this.settings = settings;
    this.file = new KeyFile(server.dataDirectory.resolve("keys").resolve("secrets.key"));
  }

  /** The keys; from the first start on there are some. */
  public KeyRing ring() {
    KeyRing known = ring;
    if (known == null) {
      known = new KeyRing(given());
      ring = known;
    }
    return known;
  }

  private List<String> given() {
    return settings.keys.isEmpty() ? file.read() : settings.keys;
  }

  /** Makes one, in the file, if there are none. */
  void makeIfNone() {
    if (given().isEmpty()) {
      file.make();
      LOG.log(
          System.Logger.Level.INFO,
          "secrets.key_made file={0} key={1}",
          file.path(),
          ring().current());
    }
  }

  /** Which there are and where from, after the name of the setting. */
  String whatThereIs() {
    if (!settings.keys.isEmpty()) {
      return "it has only " + String.join(", ", names());
    }
    return given().isEmpty()
        ? "it is not set, and there is no " + file.path()
        : file.path() + " has only " + String.join(", ", names());
  }

  /** Their names. */
  Set<String> names() {
    return given().isEmpty() ? Set.of() : ring().names();
  }
}
