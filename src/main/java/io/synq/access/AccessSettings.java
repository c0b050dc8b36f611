package io.synq.access;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What whoever guesses is allowed. */
@Dependent
public class AccessSettings implements FeatureSettings {
  /** Wrong passwords, or wrong API keys, that one address may try within an hour unhindered. */
  final int addressFailures;

  @Inject
  public AccessSettings(Settings settings) {
    addressFailures = settings.number("synq.access.address-failures", 50, 5, 1_000_000);
  }
}
