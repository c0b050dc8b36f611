package io.synq.idempotency;

/** What to do with a request that has an idempotency key. */
sealed interface Begun {

  /**
   * Run it: it is the first.
   *
   * @param startedAt its row's mark, which tells this run from one that took over
   */
  record First(Request request, long startedAt) implements Begun {}

  /** Do not run it: this was the first one's answer. */
  record Again(KeptAnswer answer) implements Begun {}

  /** The first one is still under way. */
  record Running() implements Begun {}

  /** The key belongs to another request. */
  record Other() implements Begun {}
}
