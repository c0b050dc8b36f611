package io.synq.delivery;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of event bodies may be in memory for sending at once, over all lanes. */
final class ByteBudget {
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

  void give(int bytes) {
    used.addAndGet(-bytes);
  }
}
