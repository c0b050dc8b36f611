package io.synq.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PATCH /workspaces/{slug}/issues/{issue_id}} takes: a JSON merge patch (RFC 7396). */
@Schema(
    examples =
        """
        {"status": "investigating", "title": null}
        """)
record IssuePatch(
    @Schema(minLength = 1, maxLength = IssueReader.MAX_GROUP, description = "What it belongs to.")
        String groupId,
    @Schema(minLength = 1, maxLength = IssueReader.MAX_MESSAGE, description = "What is wrong.")
        String message,
    @Schema(
            minLength = 1,
            maxLength = IssueReader.MAX_TITLE,
            description = "The message where there is none.")
        @Nullable String title,
    @Schema(minLength = 1, maxLength = IssueReader.MAX_DESCRIPTION) @Nullable String description,
    @Schema(
            enumeration = {"open", "investigating", "fixed", "expected", "no_action_needed"},
            description = "An issue is closed by POST to its /close.")
        String status) {}
