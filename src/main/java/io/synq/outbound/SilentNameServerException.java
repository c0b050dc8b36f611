package io.synq.outbound;

import java.net.UnknownHostException;

/** The name server has not answered in time. */
final class SilentNameServerException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  SilentNameServerException(String host) {
    super(host);
  }
}
