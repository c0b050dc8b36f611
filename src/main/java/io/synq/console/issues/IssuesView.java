package io.synq.console.issues;

import io.synq.access.MeResource;
import io.synq.console.frame.Query;
import io.synq.console.frame.Shell;
import io.synq.console.frame.Submission;
import io.synq.issue.IssueQuery;
import io.synq.issue.IssueResponse;
import io.synq.issue.IssuesResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The issues of the tenant's workspace: those that need somebody, or those that are closed. */
@Named("issues")
@RequestScoped
public class IssuesView {
  private static final int ROWS = 50;
  private static final List<String> STATUSES =
      List.of("open", "investigating", "fixed", "expected", "no_action_needed");

  @Inject IssuesResource issues;
  @Inject MeResource me;
  @Inject Query query;
  @Inject Shell shell;
  @Inject Submission submission;
  private Page<IssueResponse> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    IssueQuery wanted =
        new IssueQuery(
            isClosed(),
            isClosed() ? null : query.get("status"),
            query.get("group_id"),
            query.get("q"));
    submission
        .search(() -> list(wanted), "status", "group_id", "q")
        .ifPresent(found -> page = found);
  }

  private Page<IssueResponse> list(IssueQuery wanted) {
    String workspace = me.get().tenant().slug();
    return issues.list(workspace, wanted, new ListQuery(query.cursor(), ROWS));
  }

  public boolean isClosed() {
    return query.text("show").filter("closed"::equals).isPresent();
  }

  public boolean isFiltered() {
    return query.get("status") != null || query.get("group_id") != null || query.get("q") != null;
  }

  /** The same list without a filter. */
  public String getAll() {
    return shell.getRoot() + "/issues" + (isClosed() ? "?show=closed" : "");
  }

  public List<String> getStatuses() {
    return STATUSES;
  }

  public Page<IssueResponse> getPage() {
    return page;
  }
}
