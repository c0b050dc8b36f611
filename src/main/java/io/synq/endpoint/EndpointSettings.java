package io.synq.endpoint;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** When an endpoint that only fails is disabled, and how many a tenant has. */
@Dependent
public class EndpointSettings implements FeatureSettings {
  /** How long without a 2xx. */
  final Duration disableAfter;

  /** And after how many failed attempts. */
  final int disableAttempts;

  /** How many endpoints a tenant may have, disabled ones included. */
  final int most;

  @Inject
  public EndpointSettings(Settings settings) {
    disableAfter =
        settings.duration(
            "synq.endpoint.disable-after",
            Duration.ofDays(5),
            Duration.ofSeconds(1),
            Duration.ofDays(30));
    disableAttempts = settings.number("synq.endpoint.disable-attempts", 10, 1, 1_000_000);
    most = settings.number("synq.endpoint.most", 10_000, 1, 1_000_000);
  }
}
