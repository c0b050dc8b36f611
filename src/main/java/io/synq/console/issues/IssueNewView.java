package io.synq.console.issues;

import io.synq.access.MeResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.issue.IssueReport;
import io.synq.issue.IssueResponse;
import io.synq.issue.IssuesResource;
import io.synq.platform.Answer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Reports an issue by hand, as a monitor does over the API. */
@Named("issueNew")
@RequestScoped
public class IssueNewView {
  @Inject IssuesResource issues;
  @Inject MeResource me;
  @Inject Submission submission;
  private final Fields fields = new Fields();

  public void report() {
    submission.run(
        () -> {
          Members report = new Members();
          for (String name :
              new String[] {"issue_id", "group_id", "message", "title", "description"}) {
            report.required(name, fields.text(name));
          }
          Answer<IssueResponse> answer =
              issues.report(me.get().tenant().slug(), report.as(IssueReport.class));
          return Next.to(ConsolePage.ISSUE, "id", answer.body().issueId())
              .saying(
                  answer.location() != null
                      ? "The issue is reported, and issue_created is on its way."
                      : "This issue was known, and is updated.");
        });
  }

  public Fields getFields() {
    return fields;
  }
}
