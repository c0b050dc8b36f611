package io.synq.outbound;

import io.synq.platform.Word;

/** The kinds of attempts without an answer. */
public enum FailureKind implements Word {
  /** What was to be sent could not be made of the event: nothing was sent. */
  TRANSFORM,
  /** No answer within the time limit. */
  TIMEOUT,
  /** Nothing listens at the address. */
  CONNECTION_REFUSED,
  /** The connection was closed before an answer. */
  CONNECTION_RESET,
  /** The host name has no address. */
  DNS,
  /** No trusted TLS connection. */
  TLS,
  /** The address is not allowed. */
  BLOCKED,
  /** The proxy on the way out did not let it through. */
  PROXY,
  /** There is no access token for the receiver. */
  TOKEN,
  /** What came back is no HTTP. */
  PROTOCOL
}
