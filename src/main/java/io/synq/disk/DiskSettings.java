package io.synq.disk;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How much of the embedded database's disk stays free. */
@Dependent
public class DiskSettings implements FeatureSettings {
  private static final long MIB = 1024L * 1024;

  final long reserveBytes;

  @Inject
  public DiskSettings(Settings settings) {
    reserveBytes = settings.number("synq.db.reserve-mib", 256, 0, 1_000_000_000) * MIB;
  }
}
