package io.synq.issue;

import io.synq.platform.Database;
import io.synq.secrets.StoredSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that seals callbacks: the same on every node and after every start. */
@ApplicationScoped
public class CallbackKey {
  private final CallbackSettings settings;
  private final StoredSecrets stored;
  private volatile @Nullable SecretKey key;

  @Inject
  CallbackKey(CallbackSettings settings, StoredSecrets stored) {
    this.settings = settings;
    this.stored = stored;
  }

  SecretKey get() {
    SecretKey known = key;
    if (known == null) {
      String secret = settings.secret.orElseGet(this::own);
      known = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), CallbackToken.ALGORITHM);
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
