package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Ends a server that cannot start, so that whoever supervises the process sees it and starts it
 * again: it holds nothing but this application, and without it would answer 404 for ever.
 */
@ApplicationScoped
public class RefusedStart {
  @Inject Workers workers;

  public void because(String reason) {
    ProcessOutput.print("Synq Events does not start: " + reason + System.lineSeparator());
    // From another thread, since the exit waits for this start to end.
    workers.execute(() -> Runtime.getRuntime().exit(1));
  }
}
