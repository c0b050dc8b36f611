package io.synq.issue;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an issue stands. {@link #CLOSED} is final: nothing changes a closed issue. */
enum IssueStatus {
  OPEN,
  INVESTIGATING,
  FIXED,
  EXPECTED,
  NO_ACTION_NEEDED,
  CLOSED;

  /** All of them, in words for a caller. */
  static final String NAMES =
      Arrays.stream(values()).map(IssueStatus::text).collect(Collectors.joining(", "));

  @EnumeratedValue private final String text = name().toLowerCase(Locale.ROOT);

  String text() {
    return text;
  }

  static Optional<IssueStatus> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text().equals(text)).findFirst();
  }
}
