package io.synq.access;

import java.time.Duration;
import java.util.Optional;

/** What came of somebody's credentials. */
public sealed interface Authentication {

  /** They are right. */
  record Known(Caller caller) implements Authentication {}

  /** They are wrong, or no longer good: the answer does not say which. */
  record Unknown() implements Authentication {}

  /** Too much has failed there: it is not even looked at whether they are right. */
  record LockedOut(Duration remaining) implements Authentication {}

  static Authentication of(Optional<Caller> caller) {
    return caller.isPresent() ? new Known(caller.get()) : new Unknown();
  }
}
