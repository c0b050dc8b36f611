package io.synq.delivery;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** Times and limits of delivery. */
@Dependent
public class DeliverySettings implements FeatureSettings {
  /** How long after acceptance a delivery may be attempted. */
  public final Duration expiry;

  /** How often due deliveries are looked for. */
  final Duration duePeriod;

  /** How often expired deliveries are looked for. */
  public final Duration expiryPeriod;

  /** The wait before the first retry; it doubles with each further one. */
  public final Duration retryFirst;

  /** The longest wait between retries, and the longest that a receiver may ask for. */
  public final Duration retryMost;

  /** How many MiB of event bodies may be in memory for sending. */
  final int bufferMib;

  /** How many requests may be on the wire. */
  final int inFlight;

  @Inject
  public DeliverySettings(Settings settings) {
    Duration moment = Duration.ofMillis(100);
    Duration day = Duration.ofDays(1);
    expiry =
        settings.duration(
            "synq.delivery.expiry",
            Duration.ofHours(72),
            Duration.ofSeconds(1),
            day.multipliedBy(30));
    duePeriod = settings.duration("synq.delivery.due-period", Duration.ofSeconds(1), moment, day);
    expiryPeriod =
        settings.duration("synq.delivery.expiry-period", Duration.ofMinutes(1), moment, day);
    retryFirst = settings.duration("synq.delivery.retry-first", Duration.ofSeconds(5), moment, day);
    retryMost = settings.duration("synq.delivery.retry-most", Duration.ofHours(6), moment, day);
    bufferMib = settings.number("synq.delivery.buffer-mib", 64, 4, 65_536);
    inFlight = settings.number("synq.delivery.in-flight", 4_096, 2, 16_384);
  }
}
