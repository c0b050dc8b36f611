package io.synq.intake;

import io.synq.http.BodyLimit;
import io.synq.http.HttpSettings;
import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;

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

  /** How many steps one check of a payload against its schema may take, beside one a byte. */
  final int checkSteps;

  /** How long a rejected message is kept. */
  final Duration rejectedPeriod;

  @Inject
  public IntakeSettings(Settings settings) {
    maxEventBytes = settings.number("synq.intake.max-event-kib", 1024, 1, 8 * KIB) * KIB;
    maxBatchBytes = settings.number("synq.intake.max-batch-kib", 8 * KIB, 1, 64 * KIB) * KIB;
    if (new HttpSettings(settings).bodiesBytes < 2L * Math.max(maxBatchBytes, maxEventBytes)) {
      throw new BadSettingException(
          "synq.http.bodies-mib", "must have room for two of the largest events or batches");
    }
    queue = settings.number("synq.intake.queue", 10_000, EventReader.MAX_BATCH, 1_000_000);
    checkSteps = settings.number("synq.intake.check-steps", 2_000_000, 10_000, 100_000_000);
    rejectedPeriod =
        settings.duration(
            "synq.intake.rejected-period",
            Duration.ofDays(30),
            Duration.ofSeconds(1),
            Duration.ofDays(365));
  }

  @Produces
  BodyLimit ofEvents() {
    return new BodyLimit("/api/v1/events", maxEventBytes);
  }

  @Produces
  BodyLimit ofBatches() {
    return new BodyLimit("/api/v1/events/batch", maxBatchBytes);
  }
}
