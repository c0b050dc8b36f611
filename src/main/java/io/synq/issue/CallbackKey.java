package io.synq.issue;

import io.synq.platform.Database;
import io.synq.secrets.StoredSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key that seals callbacks: the same on every node and after every start. */
@ApplicationScoped
public class CallbackKey {
  private final CallbackSettings settings;
  private final StoredSecrets stored;
  private volatile byte @Nullable [] key;

  @Inject
  CallbackKey(CallbackSettings settings, StoredSecrets stored) {
    this.settings = settings;
    this.stored = stored;
  }

  byte[] get() {
    byte[] known = key;
    if (known == null) {
      known = settings.secret.orElseGet(this::own).getBytes(StandardCharsets.UTF_8);
      key = known;
    }
    return known;
  }

  private String own() {
    try {
      return stored.findOrMake("callback");
    } catch (Database.DatabaseException e) {
      // Another node made it in the same moment: now it is there.
      return stored.findOrMake("callback");
    }
  }
}
