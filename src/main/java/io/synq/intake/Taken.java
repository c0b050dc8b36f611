package io.synq.intake;

import io.synq.platform.Problem;

/** What became of a message from the intake queue. */
sealed interface Taken {

  /** Its event is stored, now or before. */
  record Stored(Accepted.Stored result) implements Taken {}

  /**
   * It can never be accepted.
   *
   * @param tenantId whose key it had; empty if it had none that is known
   * @param traceId stands in the log and in the problem document
   */
  record Refused(String tenantId, Problem problem, String traceId) implements Taken {}

  /** Not now: it stays in the queue, and comes again. */
  record PutBack() implements Taken {}
}
