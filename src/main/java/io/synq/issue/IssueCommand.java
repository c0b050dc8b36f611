package io.synq.issue;

import io.synq.platform.Word;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a receiver may do to an issue by a callback. */
enum IssueCommand implements Word {
  MARK_INVESTIGATING('i', "Mark investigating", IssueStatus.INVESTIGATING),
  MARK_FIXED('f', "Mark fixed", IssueStatus.FIXED),
  MARK_EXPECTED('e', "Mark expected", IssueStatus.EXPECTED),
  MARK_NO_ACTION_NEEDED('n', "Mark no action needed", IssueStatus.NO_ACTION_NEEDED),
  POST_COMMENT('c', "Post comment", null);

  private final char code;
  private final String actionName;
  private final @Nullable IssueStatus status;

  IssueCommand(char code, String actionName, @Nullable IssueStatus status) {
    this.code = code;
    this.actionName = actionName;
    this.status = status;
  }

  /** How tokens name it: never to be changed. */
  byte code() {
    return (byte) code;
  }

  static Optional<IssueCommand> of(byte code) {
    return Arrays.stream(values()).filter(command -> command.code == code).findFirst();
  }

  /** Text for a button. */
  String actionName() {
    return actionName;
  }

  /** The status that it sets; none for a comment. */
  Optional<IssueStatus> status() {
    return Optional.ofNullable(status);
  }
}
