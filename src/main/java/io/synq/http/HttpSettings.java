package io.synq.http;

import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** Bounds for the bodies of requests. */
@Dependent
public class HttpSettings implements FeatureSettings {
  private static final int KIB = 1024;

  /** The largest body where a feature does not say otherwise, in bytes. */
  final int maxBodyBytes;

  /** How long any body may take to arrive, whatever its size. */
  final Duration bodyTime;

  /** A body may take a second more for each so many bytes. */
  final int bytesPerSecond;

  /** How many bytes the bodies of requests that are not answered may have together. */
  public final long bodiesBytes;

  @Inject
  public HttpSettings(Settings settings) {
    maxBodyBytes = settings.number("synq.http.max-body-kib", 64, 1, 8 * KIB) * KIB;
    bodyTime =
        settings.duration(
            "synq.http.body-time",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));
    bytesPerSecond = settings.number("synq.http.body-kib-per-second", 64, 1, 64 * KIB) * KIB;
    bodiesBytes = settings.number("synq.http.bodies-mib", 64, 1, 4 * KIB) * (long) KIB * KIB;
  }

  /** How long a body of this size may take. */
  Duration time(long bytes) {
    return bodyTime.plusSeconds(bytes / bytesPerSecond);
  }
}
