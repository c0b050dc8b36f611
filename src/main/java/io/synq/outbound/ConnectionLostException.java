package io.synq.outbound;

import java.net.ConnectException;
import java.net.SocketException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Refused, or closed before any byte of an answer: worth one more try at once. */
public final class ConnectionLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final boolean refused;

  private ConnectionLostException(boolean refused, Exception cause) {
    super("", cause, false, false);
    this.refused = refused;
  }

  /** This exception if that is what happened, else the one that did. */
  static Exception orSame(Exception failure) {
    if (failure instanceof ConnectTimeoutException) {
      return failure;
    }
    if (failure instanceof ConnectException) {
      return new ConnectionLostException(true, failure);
    }
    boolean closed =
        failure instanceof ConnectionClosedException
            || failure instanceof NoHttpResponseException
            || failure instanceof SocketException
            || "Connection reset by peer".equals(failure.getMessage())
            || "Broken pipe".equals(failure.getMessage());
    return closed ? new ConnectionLostException(false, failure) : failure;
  }
}
