package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synq.event.Event;
import java.util.Optional;

/** Events as producers post them. */
final class NewEvents {
  private NewEvents() {}

  static NewEvent of(String id) {
    return of("tenant", Optional.of(id), "{}".getBytes(UTF_8));
  }

  static NewEvent of(String tenantId, Optional<String> id, byte[] payload) {
    return new NewEvent(
        tenantId,
        id,
        "order.created",
        Optional.empty(),
        new Event.Actor("org", "user", "member"),
        payload,
        null);
  }
}
