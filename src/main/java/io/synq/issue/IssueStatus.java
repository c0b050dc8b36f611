package io.synq.issue;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an issue stands. {@link #CLOSED} is final: nothing changes a closed issue. */
enum IssueStatus implements Word {
  OPEN,
  INVESTIGATING,
  FIXED,
  EXPECTED,
  NO_ACTION_NEEDED,
  CLOSED;

  /** All of them, in words for a caller. */
  static final String NAMES =
      Arrays.stream(values()).map(IssueStatus::text).collect(Collectors.joining(", "));

  @EnumeratedValue private final String text = text();

  static Optional<IssueStatus> of(String text) {
    return Word.of(IssueStatus.class, text);
  }
}
