package io.synq.outbound;

import io.synq.platform.Texts;
import java.time.Instant;
import java.util.Optional;

/** What came of an attempt. */
public sealed interface Outcome {

  /** What the receiver answered, if it did. */
  Optional<Answer> answer();

  /** 2xx. */
  record Delivered(Answer received) implements Outcome {
    @Override
    public Optional<Answer> answer() {
      return Optional.of(received);
    }
  }

  /** 410: the receiver wants nothing more. */
  record Gone(Answer received) implements Outcome {
    @Override
    public Optional<Answer> answer() {
      return Optional.of(received);
    }
  }

  /**
   * Any other answer.
   *
   * @param notBefore what a 429 or 503 asked for in {@code Retry-After}
   */
  record Refused(Answer received, Optional<Instant> notBefore) implements Outcome {
    @Override
    public Optional<Answer> answer() {
      return Optional.of(received);
    }
  }

  /** No answer. */
  record Failed(Failure failure) implements Outcome {
    @Override
    public Optional<Answer> answer() {
      return Optional.empty();
    }
  }

  /** The attempt came to nothing for a reason of our own: it says nothing of the receiver. */
  record Postponed() implements Outcome {
    @Override
    public Optional<Answer> answer() {
      return Optional.empty();
    }
  }

  /**
   * A receiver's answer.
   *
   * @param headers one per line
   * @param body the first {@value Exchange#KEPT} bytes, as text
   * @param truncated whether there was more
   */
  record Answer(int status, String headers, String body, boolean truncated) {}

  /**
   * Why there was no answer, in plain words for the endpoint's owner.
   *
   * @param text what is longer than {@value #MOST_TEXT} characters is cut off: it has to be
   *     recorded
   */
  record Failure(FailureKind kind, String text) {
    /** As long as the columns of such texts. */
    static final int MOST_TEXT = 500;

    public Failure {
      text = Texts.cut(text, MOST_TEXT);
    }
  }
}
