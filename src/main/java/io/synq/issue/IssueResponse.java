package io.synq.issue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue as the API shows it.
 *
 * @param title the message where nobody gave one
 */
public record IssueResponse(
    String workspace,
    String issueId,
    String groupId,
    String title,
    @Nullable String description,
    String message,
    String status,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant closedAt) {

  static IssueResponse of(Workspace workspace, Issue issue) {
    IssueForm form = issue.form();
    return new IssueResponse(
        workspace.slug(),
        issue.issueId(),
        form.groupId(),
        issue.title(),
        form.description(),
        form.message(),
        form.status().text(),
        issue.createdAt(),
        issue.updatedAt(),
        issue.closedAt());
  }

  /**
   * With its history.
   *
   * @param history its latest changes, newest first, at most 200
   */
  public record WithHistory(
      String workspace,
      String issueId,
      String groupId,
      String title,
      @Nullable String description,
      String message,
      String status,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant closedAt,
      List<IssueEntryResponse> history) {

    static WithHistory of(Workspace workspace, Issue issue, List<IssueEntry> history) {
      IssueResponse shown = IssueResponse.of(workspace, issue);
      return new WithHistory(
          shown.workspace,
          shown.issueId,
          shown.groupId,
          shown.title,
          shown.description,
          shown.message,
          shown.status,
          shown.createdAt,
          shown.updatedAt,
          shown.closedAt,
          history.stream().map(IssueEntryResponse::of).toList());
    }
  }
}
