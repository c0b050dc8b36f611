package io.synq.outbound;

import java.io.IOException;

/** The proxy on the way out could not be reached, or did not let a request through. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;

  ProxyException(String message, Throwable cause) {
    super(message, cause);
  }

  ProxyException(int status) {
    super("answered " + status);
  }
}
