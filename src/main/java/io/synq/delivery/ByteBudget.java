package io.synq.delivery;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of event bodies may be in memory for sending at once, over all lanes. */
final class ByteBudget {
  private static final int LANES = 4;

  private final long most;
  private final AtomicLong used = new AtomicLong();

  ByteBudget(long most) {
    this.most = most;
  }

  boolean take(int bytes) {
    if (used.addAndGet(bytes) > most) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Takes without asking: for the one delivery that every lane may always have. */
  void force(int bytes) {
    used.addAndGet(bytes);
  }

  /** The most that one lane may hold, so that a slow endpoint with large events leaves room. */
  long share() {
    return most / LANES;
  }

  void give(int bytes) {
    used.addAndGet(-bytes);
  }
}
