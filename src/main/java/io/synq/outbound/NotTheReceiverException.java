package io.synq.outbound;

/** An attempt came to nothing, or not far enough, because our own threads were late. */
final class NotTheReceiverException extends Exception {
  private static final long serialVersionUID = 1L;

  NotTheReceiverException(Throwable cause) {
    super("", cause, false, false);
  }
}
