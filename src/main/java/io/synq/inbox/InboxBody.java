package io.synq.inbox;

import io.synq.http.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How large a delivery to an inbox may be. */
@ApplicationScoped
class InboxBody implements BodyLimit {
  private InboxSettings settings;

  @Inject
  InboxBody(InboxSettings settings) {
    this.settings = settings;
  }

  protected InboxBody() {}

  @Override
  public boolean covers(String path) {
    return path.startsWith("/inbox/");
  }

  @Override
  public int bytes() {
    return settings.maxBytes;
  }
}
