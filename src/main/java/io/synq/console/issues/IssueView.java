package io.synq.console.issues;

import io.synq.access.MeResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.issue.IssueComment;
import io.synq.issue.IssueForm;
import io.synq.issue.IssueResponse;
import io.synq.issue.IssuesResource;
import io.synq.request.Patch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** An issue: what it is about, what was done, and what can be done. */
@Named("issue")
@RequestScoped
public class IssueView {
  @Inject IssuesResource issues;
  @Inject MeResource me;
  @Inject Submission submission;
  @Inject Query query;
  private final Fields fields = new Fields();
  private IssueResponse.WithHistory issue;

  @PostConstruct
  void load() {
    issue = issues.get(me.get().tenant().slug(), query.id()).body();
  }

  /** Sets the status, as the command of the same name does. */
  public void mark(String status) {
    submission.run(
        () -> {
          Patch<IssueForm> patch = new Members().required("status", status).patch(IssueForm.class);
          issues.update(issue.workspace(), issue.issueId(), null, patch);
          return here().saying("The issue is marked " + status.replace('_', ' ') + ".");
        });
  }

  public void comment() {
    submission.run(
        () -> {
          IssueComment comment =
              new Members().required("comment", fields.text("comment")).as(IssueComment.class);
          issues.comment(issue.workspace(), issue.issueId(), comment);
          return here().saying("Your comment is posted, and issue_updated is on its way.");
        });
  }

  public void close() {
    submission.run(
        () -> {
          issues.close(issue.workspace(), issue.issueId());
          return here().saying("The issue is closed.");
        });
  }

  private Next here() {
    return Next.to(ConsolePage.ISSUE, "id", issue.issueId());
  }

  public IssueResponse.WithHistory getFacts() {
    return issue;
  }

  public Fields getFields() {
    return fields;
  }

  public List<IssueStep> getSteps() {
    return issue.history().stream().map(IssueStep::new).toList();
  }
}
