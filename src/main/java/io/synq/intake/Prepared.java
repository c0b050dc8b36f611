package io.synq.intake;

import io.synq.platform.Violations;

/** A posted event before it is stored. */
sealed interface Prepared {

  /** It can be. */
  record Ready(Posted posted) implements Prepared {}

  /** It is not going to be. */
  record Ended(Accepted result) implements Prepared {}

  /** Its payload breaks the schema of its type so. */
  static Prepared refused(Violations violations) {
    return new Ended(new Accepted.Refused(violations.problem()));
  }
}
