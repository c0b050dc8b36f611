package io.synq.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Encrypts with the current key what is encrypted with another one. Where it is broken off, each
 * secret can be read all the same, and the next start goes on.
 */
@ApplicationScoped
public class Reencryption {
  private static final System.Logger LOG = System.getLogger(Reencryption.class.getName());

  private final SecretKeys keys;
  private final ReencryptionStep step;
  private final Instance<SealedRows> features;

  @Inject
  Reencryption(SecretKeys keys, ReencryptionStep step, @Any Instance<SealedRows> features) {
    this.keys = keys;
    this.step = step;
    this.features = features;
  }

  public void run() {
    for (SealedRows feature : features) {
      Optional<String> last = Optional.of("");
      while (last.isPresent()) {
        last = step.run(feature.column(), last.get());
      }
    }
    LOG.log(System.Logger.Level.INFO, "secrets.reencrypted key={0}", keys.ring().current());
  }
}
