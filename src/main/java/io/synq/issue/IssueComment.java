package io.synq.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /workspaces/{slug}/issues/{issue_id}/comments} takes. */
@Schema(
    examples =
        """
        {"comment": "The loader is back; the backlog is done by noon."}
        """)
record IssueComment(
    @Schema(required = true, minLength = 1, maxLength = CallbackRequest.MAX_COMMENT)
        String comment) {}
