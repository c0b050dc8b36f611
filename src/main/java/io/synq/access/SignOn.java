package io.synq.access;

import io.synq.platform.Word;
import java.net.URI;

/** What came of a step of signing in at an OpenID provider. */
public sealed interface SignOn {

  /** The browser goes on to the provider. */
  record Away(URI provider) implements SignOn {}

  /** The provider has said who it is, and the person has an account here. */
  record Known(Admission admission) implements SignOn {}

  /** It ends here. */
  record Refused(Reason reason) implements SignOn {}

  /** Why it ends, as far as whoever tries may know. */
  enum Reason implements Word {
    /** Too many sign in at this moment. */
    BUSY,
    /** The provider does not answer, or not as one does. */
    UNREACHABLE,
    /** The answer is not to a request of this browser, or it is too late. */
    EXPIRED,
    /** The provider did not sign the person in. */
    DECLINED,
    /** The provider's answer proves nothing. */
    UNTRUSTED,
    /** No user may sign in by this name. */
    UNKNOWN;

    /** Whether it is the provider's doing, or ours, and nobody who signs in can mend it. */
    boolean ofTheProvider() {
      return this == UNREACHABLE || this == UNTRUSTED;
    }
  }
}
