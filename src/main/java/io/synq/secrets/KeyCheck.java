package io.synq.secrets;

import io.synq.platform.BadSettingException;
import io.synq.platform.Database;
import io.synq.platform.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;

/** Makes sure that this node can read all that is encrypted in its database. */
@ApplicationScoped
public class KeyCheck {
  /** The secret that an empty database gets, so that a second node's key can be compared. */
  private static final String WITNESS = "witness";

  private final SecretKeys keys;
  private final StoredSecrets stored;
  private final Instance<SealedRows> features;
  private final Database database;
  private final Leases leases;

  @Inject
  KeyCheck(
      SecretKeys keys,
      StoredSecrets stored,
      @Any Instance<SealedRows> features,
      Database database,
      Leases leases) {
    this.keys = keys;
    this.stored = stored;
    this.features = features;
    this.database = database;
    this.leases = leases;
  }

  /**
   * Whether something is encrypted with a key that is no longer the current one. On an empty
   * database, makes the key if none is given.
   *
   * @throws BadSettingException if a key is missing that something is encrypted with
   */
  @Transactional
  public boolean run() {
    leases.lock("setup");
    Set<String> used = used();
    if (used.isEmpty()) {
      keys.makeIfNone();
      stored.findOrMake(WITNESS);
      return false;
    }
    Set<String> missing = new TreeSet<>(used);
    missing.removeAll(keys.names());
    if (!missing.isEmpty()) {
      throw new BadSettingException(
          SecretsSettings.KEYS,
          "must have the key that this database's secrets are encrypted with, %s; %s"
              .formatted(String.join(", ", missing), keys.whatThereIs()));
    }
    return !used.equals(Set.of(keys.ring().current()));
  }

  private Set<String> used() {
    return database.run(
        connection -> {
          Set<String> names = new TreeSet<>();
          for (SealedRows feature : features) {
            names.addAll(feature.column().keyNames(connection));
          }
          return names;
        });
  }
}
