package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends a server that cannot start, so that whoever supervises the process sees it and starts it
 * again: it holds nothing but this application, and without it would answer 404 for ever. Ends it
 * at once, since whatever else had its turn would print page after page of what has been said; to
 * the database that is as if the process was killed.
 */
@ApplicationScoped
public class RefusedStart {
  private static final System.Logger LOG = System.getLogger(RefusedStart.class.getName());
  private static final int STATUS = 1;

  /** For a reason that somebody can do something about. */
  public void because(String reason) {
    LOG.log(System.Logger.Level.ERROR, line(reason));
    Runtime.getRuntime().halt(STATUS);
  }

  /** For one that only its stack trace tells. */
  public void because(String reason, Throwable failure) {
    LOG.log(System.Logger.Level.ERROR, line(reason), failure);
    Runtime.getRuntime().halt(STATUS);
  }

  private static String line(String reason) {
    return "Synq Events does not start: " + reason;
  }
}
