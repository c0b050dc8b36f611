package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this node is on its way out: it still takes and answers whatever comes, but begins
 * nothing that another node can do. There is no way back.
 */
@ApplicationScoped
public class Drain {
  private volatile boolean begun;

  public void begin() {
    begun = true;
  }

  public boolean begun() {
    return begun;
  }
}
