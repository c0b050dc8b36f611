package io.synq.access;

/**
 * Who was let in, and by what, so that it can be asked whether that would let them in still.
 *
 * @param proof the hash of the API key, or of the password of that time, or the token
 */
public record Admission(Caller caller, String proof) {
  /** Hides the proof. */
  @Override
  public String toString() {
    return "Admission[" + caller + "]";
  }
}
