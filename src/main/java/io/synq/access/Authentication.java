package io.synq.access;

import java.time.Duration;
import java.util.Optional;

/** The outcome of checking somebody's credentials. */
public sealed interface Authentication {

  /** They are right. */
  record Known(Admission admission) implements Authentication {
    public Caller caller() {
      return admission.caller();
    }
  }

  /** They are wrong, or no longer good: the answer does not say which. */
  record Unknown() implements Authentication {}

  /** Too many attempts have failed from there: these credentials were not even checked. */
  record LockedOut(Duration remaining) implements Authentication {}

  static Authentication of(Optional<Admission> admission) {
    return admission.isPresent() ? new Known(admission.get()) : new Unknown();
  }
}
