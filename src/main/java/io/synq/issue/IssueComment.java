package io.synq.issue;

import io.synq.request.Lines;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody says about an issue. */
@Schema(
    examples =
        """
        {"comment": "The loader is back; the backlog is done by noon."}
        """)
public record IssueComment(
    @Schema(required = true, minLength = 1, maxLength = IssueComment.MAX) @Lines String comment) {
  static final int MAX = 4000;
}
