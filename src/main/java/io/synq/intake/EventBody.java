package io.synq.intake;

import io.synq.http.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How large an event may be. */
@ApplicationScoped
class EventBody implements BodyLimit {
  private IntakeSettings settings;

  @Inject
  EventBody(IntakeSettings settings) {
    this.settings = settings;
  }

  protected EventBody() {}

  @Override
  public boolean covers(String path) {
    return path.equals("/api/v1/events");
  }

  @Override
  public int bytes() {
    return settings.maxEventBytes;
  }
}
