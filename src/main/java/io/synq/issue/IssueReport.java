package io.synq.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /workspaces/{slug}/issues} takes. */
@Schema(
    examples =
        """
        {
          "issue_id": "orders:freshness",
          "group_id": "orders",
          "message": "orders: freshness check failed, last row 7 h old"
        }
        """)
record IssueReport(
    @Schema(
            pattern = IssueReader.ID_FORM,
            description = "The same again updates that issue; made by the server by default.")
        @Nullable String issueId,
    @Schema(
            minLength = 1,
            maxLength = IssueReader.MAX_GROUP,
            description = "The issue alone is its group by default.")
        String groupId,
    @Schema(
            required = true,
            minLength = 1,
            maxLength = IssueReader.MAX_MESSAGE,
            description = "What is wrong.")
        String message,
    @Schema(
            minLength = 1,
            maxLength = IssueReader.MAX_TITLE,
            description = "The message where there is none.")
        @Nullable String title,
    @Schema(minLength = 1, maxLength = IssueReader.MAX_DESCRIPTION) @Nullable String description) {}
