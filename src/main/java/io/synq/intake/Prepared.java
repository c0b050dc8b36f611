package io.synq.intake;

import io.synq.platform.Violations;

/** A posted event before it is stored. */
sealed interface Prepared {

  /** It can be stored. */
  record Ready(Posted posted) implements Prepared {}

  /** It will not be stored. */
  record Ended(Accepted result) implements Prepared {}

  /** Refused: its payload breaks the schema of its type. */
  static Prepared refused(Violations violations) {
    return new Ended(new Accepted.Refused(violations.problem()));
  }
}
