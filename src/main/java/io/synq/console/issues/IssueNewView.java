package io.synq.console.issues;

import io.synq.access.MeResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.issue.IssueResponse;
import io.synq.issue.IssuesResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Response;

/** Reports an issue by hand, as a monitor does over the API. */
@Named("issueNew")
@RequestScoped
public class IssueNewView {
  private static final int MADE = 201;

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
          Response answer = issues.report(me.get().tenant().slug(), report.bytes());
          IssueResponse issue = (IssueResponse) answer.getEntity();
          return Next.to(ConsolePage.ISSUE, "id", issue.issueId())
              .saying(
                  answer.getStatus() == MADE
                      ? "The issue is reported, and issue_created is on its way."
                      : "This issue was known, and is updated.");
        });
  }

  public Fields getFields() {
    return fields;
  }
}
