package io.synq.outbound;

/** There is no access token, for this reason. */
final class TokenException extends Exception {
  private static final long serialVersionUID = 1L;

  final transient Outcome.Failure failure;

  TokenException(String reason) {
    super("", null, false, false);
    failure = new Outcome.Failure(FailureKind.TOKEN, "no access token: " + reason);
  }
}
