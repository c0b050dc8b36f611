package io.synq.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What is sent in the place of a stored body.
 *
 * @param transform makes another body of it; null to leave it as it is
 * @param format what is written around that; null for nothing
 */
public record Shape(@Nullable Transform transform, @Nullable String format) {
  /** CloudEvents 1.0, structured mode: the body is the event's data. */
  public static final String CLOUDEVENTS = "cloudevents";

  public boolean isCloudEvent() {
    return CLOUDEVENTS.equals(format);
  }
}
