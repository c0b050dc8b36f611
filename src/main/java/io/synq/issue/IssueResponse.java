package io.synq.issue;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An issue as the API shows it.
 *
 * @param title the message where nobody gave one
 */
@Schema(
    name = "Issue",
    examples =
        """
        {
          "workspace": "acme-analytics",
          "issue_id": "orders:freshness",
          "group_id": "orders",
          "title": "orders: freshness check failed, last row 7 h old",
          "description": null,
          "message": "orders: freshness check failed, last row 7 h old",
          "status": "open",
          "created_at": "2024-08-23T11:34:56.120Z",
          "updated_at": "2024-08-23T11:34:56.120Z",
          "closed_at": null
        }
        """)
public record IssueResponse(
    String workspace,
    String issueId,
    String groupId,
    String title,
    @Nullable String description,
    String message,
    @Schema(
            enumeration = {
              "open",
              "investigating",
              "fixed",
              "expected",
              "no_action_needed",
              "closed"
            })
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
        form.status(),
        issue.createdAt(),
        issue.updatedAt(),
        issue.closedAt());
  }

  /**
   * With its history.
   *
   * @param history its latest changes, newest first, at most 200
   */
  @Schema(
      name = "IssueWithHistory",
      examples =
          """
        {
          "workspace": "acme-analytics",
          "issue_id": "orders:freshness",
          "group_id": "orders",
          "title": "orders: freshness check failed, last row 7 h old",
          "description": null,
          "message": "orders: freshness check failed, last row 7 h old",
          "status": "open",
          "created_at": "2024-08-23T11:34:56.120Z",
          "updated_at": "2024-08-23T11:34:56.120Z",
          "closed_at": null,
          "history": [
            {
              "id": "ise_01h455vb4pex5vsknk084sn02q",
              "change": "created",
              "status": "open",
              "actor": {"kind": "api_key", "id": "key_01h455vb4pex5vsknk084sn02q", "name": null},
              "comment": null,
              "event_id": "0192f1c2-7a0e-7c31-9b1a-5f2d6c1e9a10",
              "created_at": "2024-08-23T11:34:56.120Z"
            }
          ]
        }
        """)
  public record WithHistory(
      String workspace,
      String issueId,
      String groupId,
      String title,
      @Nullable String description,
      String message,
      @Schema(
              enumeration = {
                "open",
                "investigating",
                "fixed",
                "expected",
                "no_action_needed",
                "closed"
              })
          String status,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant closedAt,
      @Schema(description = "Its latest changes, newest first, at most 200.")
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
