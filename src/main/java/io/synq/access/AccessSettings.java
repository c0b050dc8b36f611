package io.synq.access;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How many wrong passwords and keys are put up with, and what each guess costs. */
@Dependent
public class AccessSettings implements FeatureSettings {
  /** Wrong passwords, or wrong API keys, that one address may try within an hour unhindered. */
  final int addressFailures;

  /**
   * How often a password is hashed: what each guess costs whoever has the hashes. As OWASP's
   * Password Storage Cheat Sheet has it for this algorithm; NIST SP 800-63B (5.1.1.2) wants 10,000
   * at least.
   */
  final int passwordIterations;

  @Inject
  public AccessSettings(Settings settings) {
    addressFailures = settings.number("synq.access.address-failures", 50, 5, 1_000_000);
    passwordIterations =
        settings.number("synq.access.password-iterations", 210_000, 10_000, 10_000_000);
  }
}
