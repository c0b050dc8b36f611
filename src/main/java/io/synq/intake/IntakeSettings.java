package io.synq.intake;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Limits of intake. */
@Dependent
public class IntakeSettings implements FeatureSettings {
  private static final int KIB = 1024;

  /** The largest body of one event, in bytes. */
  final int maxEventBytes;

  /** The largest body of a batch, in bytes. */
  final int maxBatchBytes;

  /** How many events may wait to be stored. */
  final int queue;

  @Inject
  public IntakeSettings(Settings settings) {
    maxEventBytes = settings.number("synq.intake.max-event-kib", 1024, 1, 8 * KIB) * KIB;
    maxBatchBytes = settings.number("synq.intake.max-batch-kib", 8 * KIB, 1, 64 * KIB) * KIB;
    queue = settings.number("synq.intake.queue", 10_000, 1, 1_000_000);
  }
}
