package io.synq.outbound;

import java.time.Instant;

/**
 * What a token endpoint gave (RFC 6749 §5.1).
 *
 * @param until when another one is to be asked for, a little before it expires
 */
record AccessToken(String value, Instant until) {
  /** For the header {@code Authorization} (RFC 6750 §2.1). */
  String header() {
    return "Bearer " + value;
  }

  @Override
  public String toString() {
    return "AccessToken[" + until + "]";
  }
}
