package io.synq.outbound;

import java.net.ConnectException;
import java.net.SocketException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Refused, closed before any byte of an answer, or used before and answered by what is not HTTP,
 * perhaps the rest of an earlier answer: worth one more try at once.
 */
public final class ConnectionLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final boolean refused;

  private ConnectionLostException(boolean refused, Exception cause) {
    super("", cause, false, false);
    this.refused = refused;
  }

  /**
   * This exception if that is what happened, else the one that did.
   *
   * @param used whether the connection had served another exchange before
   */
  static Exception orSame(Exception failure, boolean used) {
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
            || used && failure instanceof HttpException
            || "Connection reset by peer".equals(failure.getMessage())
            || "Broken pipe".equals(failure.getMessage());
    return closed ? new ConnectionLostException(false, failure) : failure;
  }
}
