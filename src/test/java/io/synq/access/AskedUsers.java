package io.synq.access;

/** Users of whom each is let in still, or nobody is. */
public final class AskedUsers extends Users {
  private final boolean letIn;

  public AskedUsers(boolean letIn) {
    super(null, null, null, null);
    this.letIn = letIn;
  }

  @Override
  public boolean stands(Admission admission) {
    return letIn;
  }
}
