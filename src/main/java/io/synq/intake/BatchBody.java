package io.synq.intake;

import io.synq.http.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How large a batch of events may be. */
@ApplicationScoped
class BatchBody implements BodyLimit {
  private IntakeSettings settings;

  @Inject
  BatchBody(IntakeSettings settings) {
    this.settings = settings;
  }

  protected BatchBody() {}

  @Override
  public boolean covers(String path) {
    return path.equals("/api/v1/events/batch");
  }

  @Override
  public int bytes() {
    return settings.maxBatchBytes;
  }
}
