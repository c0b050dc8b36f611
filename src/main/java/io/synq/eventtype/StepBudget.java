package io.synq.eventtype;

/** How many steps checks may still take. Not for several threads at a time. */
public final class StepBudget {
  private long left;

  public StepBudget(long most) {
    left = most;
  }

  /** As many of these as are left, but no more than so many. */
  public StepBudget atMost(long most) {
    return new StepBudget(Math.min(left, most));
  }

  public void add(long amount) {
    left += amount;
  }

  /** Takes so many; whether there were enough. */
  public boolean take(long amount) {
    left -= amount;
    return left >= 0;
  }

  /** How many there are yet. */
  public long left() {
    return Math.max(0, left);
  }
}
