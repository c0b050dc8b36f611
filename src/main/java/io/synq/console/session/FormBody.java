package io.synq.console.session;

import io.synq.http.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How large a form of the console may be: as text of 64 KiB is at most once it is encoded. */
@ApplicationScoped
class FormBody implements BodyLimit {
  private ConsoleSettings settings;

  @Inject
  FormBody(ConsoleSettings settings) {
    this.settings = settings;
  }

  protected FormBody() {}

  @Override
  public boolean covers(String path) {
    return path.startsWith("/console/");
  }

  @Override
  public int bytes() {
    return settings.maxFormBytes;
  }
}
