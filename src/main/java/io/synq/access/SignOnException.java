package io.synq.access;

/** Ends signing in at an OpenID provider; the message is for the log and holds no secret. */
final class SignOnException extends Exception {
  private static final long serialVersionUID = 1L;
  private final SignOn.Reason reason;

  SignOnException(SignOn.Reason reason, String cause) {
    super(cause);
    this.reason = reason;
  }

  SignOn.Reason reason() {
    return reason;
  }
}
