package io.synq.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IssueTest {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LATER = MADE.plusSeconds(60);
  private static final IssueForm FORM =
      new IssueForm("group", "no rows since 7 h", null, null, "open");

  private final Issue issue = new Issue("tenant", "issue-1", FORM, MADE);

  @Test
  void isOpenAndNamedByItsMessage() {
    assertThat(issue.status()).isEqualTo(IssueStatus.OPEN);
    assertThat(issue.title()).isEqualTo("no rows since 7 h");
    assertThat(issue.createdAt()).isEqualTo(issue.updatedAt()).isEqualTo(MADE);
    assertThat(issue.closedAt()).isNull();
  }

  @Test
  void isInAGroupOfItsOwnWhereNobodyNamedOne() {
    assertThat(IssueForm.blank("issue-1").groupId()).isEqualTo("issue-1");
  }

  @Test
  void takesOverWhatIsEdited() {
    var form = new IssueForm("other", "m", "t", "d", "expected");
    issue.apply(form, LATER);
    assertThat(issue.form()).isEqualTo(form);
    assertThat(issue.title()).isEqualTo("t");
    assertThat(issue.updatedAt()).isEqualTo(LATER);
    assertThat(issue.createdAt()).isEqualTo(MADE);
  }

  @Test
  void aMarkCanBeReplacedByAnother() {
    issue.mark(IssueStatus.FIXED, LATER);
    issue.mark(IssueStatus.INVESTIGATING, LATER);
    assertThat(issue.status()).isEqualTo(IssueStatus.INVESTIGATING);
  }

  @Test
  void nothingChangesAClosedIssue() {
    issue.close(LATER);
    assertThat(issue.closedAt()).isEqualTo(LATER);
    assertConflict(() -> issue.close(LATER));
    assertConflict(() -> issue.mark(IssueStatus.OPEN, LATER));
    assertConflict(() -> issue.apply(FORM, LATER));
    assertConflict(() -> issue.touch(LATER));
    assertConflict(issue::requireOpen);
    assertThat(issue.status()).isEqualTo(IssueStatus.CLOSED);
    assertThat(issue.form().message()).isEqualTo("no rows since 7 h");
  }

  private static void assertConflict(ThrowingCallable change) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(change)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.ISSUE_CLOSED));
  }
}
