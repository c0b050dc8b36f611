package io.synq.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's last attempts tell of it.
 *
 * @param disabled why; null while it is enabled
 * @param failures attempts since its last 2xx
 * @param failingSince when the first of them ended; null without
 */
public record Condition(
    String endpointId,
    @Nullable DisabledReason disabled,
    int failures,
    @Nullable Instant failingSince) {
  /** So many failures in a row are no accident: an enabled endpoint with so many is failing. */
  public static final int IN_A_ROW = 5;
}
