package io.synq.issue;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.Violations;
import io.synq.request.Lines;
import io.synq.request.Patch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people and reporters edit of an issue, as a merge patch changes it.
 *
 * @param title null for the message's own words
 * @param status an {@link IssueStatus} by its text; closed only of an issue that is
 */
@Schema(
    name = "IssuePatch",
    examples =
        """
        {"status": "investigating", "title": null}
        """)
public record IssueForm(
    @Schema(minLength = 1, maxLength = IssueReport.MAX_GROUP, description = "What it belongs to.")
        String groupId,
    @Schema(minLength = 1, maxLength = IssueReport.MAX_MESSAGE, description = "What is wrong.")
        @Lines
        String message,
    @Schema(
            minLength = 1,
            maxLength = IssueReport.MAX_TITLE,
            description = "The message where there is none.")
        @Nullable String title,
    @Schema(minLength = 1, maxLength = IssueReport.MAX_DESCRIPTION) @Lines
        @Nullable String description,
    @Schema(
            enumeration = {"open", "investigating", "fixed", "expected", "no_action_needed"},
            description = "An issue is closed by POST to its /close.")
        String status) {

  /** What this becomes by a patch; 422 if it cannot be, with a word on how issues are closed. */
  IssueForm patched(Patch<IssueForm> patch) {
    try {
      return patch.apply(this, form -> new Violations());
    } catch (ProblemException e) {
      throw Problem.invalid(e.problem().errors().stream().map(IssueForm::told).toList())
          .exception();
    }
  }

  private static Problem.Violation told(Problem.Violation wrong) {
    return wrong.pointer().equals("/status")
        ? new Problem.Violation(
            "/status", wrong.message() + "; an issue is closed by POST to its /close")
        : wrong;
  }

  /** Of a new issue without a description yet, in a group of its own. */
  static IssueForm blank(String issueId) {
    return new IssueForm(issueId, "", null, null, IssueStatus.OPEN.text());
  }
}
