package io.synq.intake;

/** What came of trying to store a message's event. */
sealed interface MessageAttempt {

  /** This became of the message. */
  record Done(Taken taken) implements MessageAttempt {}

  /**
   * It failed, and may work another time.
   *
   * @param passing whether it is no fault of the message: the queue is full, the database is away
   */
  record Failed(boolean passing) implements MessageAttempt {}
}
