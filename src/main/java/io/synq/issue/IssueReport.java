package io.synq.issue;

import io.synq.platform.Violations;
import io.synq.request.Lines;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reporter says of an issue; what it leaves out stays as it is. */
@Schema(
    examples =
        """
        {
          "issue_id": "orders:freshness",
          "group_id": "orders",
          "message": "orders: freshness check failed, last row 7 h old"
        }
        """)
public record IssueReport(
    @Schema(
            pattern = IssueReport.ID_FORM,
            maxLength = IssueReport.MAX_ID,
            description = "The same again updates that issue; made by the server by default.")
        @Nullable String issueId,
    @Schema(
            minLength = 1,
            maxLength = IssueReport.MAX_GROUP,
            description = "The issue alone is its group by default.")
        String groupId,
    @Schema(
            required = true,
            minLength = 1,
            maxLength = IssueReport.MAX_MESSAGE,
            description = "What is wrong.")
        @Lines
        String message,
    @Schema(
            minLength = 1,
            maxLength = IssueReport.MAX_TITLE,
            description = "The message where there is none.")
        @Nullable String title,
    @Schema(minLength = 1, maxLength = IssueReport.MAX_DESCRIPTION) @Lines
        @Nullable String description) {
  static final int MAX_ID = 64;
  static final int MAX_GROUP = 128;
  static final int MAX_MESSAGE = 4000;
  static final int MAX_TITLE = 500;
  static final int MAX_DESCRIPTION = 8000;
  static final String ID_FORM = "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$";

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    if (issueId != null && !issueId.matches(ID_FORM)) {
      wrong.add(
          "/issue_id",
          "must be letters, digits and inner . _ : - and begin with a letter or digit");
    }
    return wrong;
  }

  /** The issue as it is after this report. */
  IssueForm on(IssueForm old) {
    return new IssueForm(
        groupId == null ? old.groupId() : groupId,
        message,
        title == null ? old.title() : title,
        description == null ? old.description() : description,
        old.status());
  }
}
