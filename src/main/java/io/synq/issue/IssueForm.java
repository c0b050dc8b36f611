package io.synq.issue;

import org.jspecify.annotations.Nullable;

/**
 * What people and reporters edit of an issue; already checked.
 *
 * @param title null for the message's own words
 */
record IssueForm(
    String groupId,
    String message,
    @Nullable String title,
    @Nullable String description,
    IssueStatus status) {

  /** Of an issue that nobody described yet: in a group of its own. */
  static IssueForm blank(String issueId) {
    return new IssueForm(issueId, "", null, null, IssueStatus.OPEN);
  }
}
