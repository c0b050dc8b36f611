package io.synq.issue;

import io.synq.issue.IssueChanges.Changed;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Lets whoever has a callback's URL run its one command. */
@ApplicationScoped
public class Callbacks {
  private final CallbackKey key;
  private final Workspaces workspaces;
  private final IssueRegistry registry;
  private final InstantSource clock;

  @Inject
  Callbacks(CallbackKey key, Workspaces workspaces, IssueRegistry registry, InstantSource clock) {
    this.key = key;
    this.workspaces = workspaces;
    this.registry = registry;
    this.clock = clock;
  }

  /** The workspace and the issue that a callback led to. */
  record Run(Workspace workspace, Issue issue) {}

  /**
   * Runs the command, or finds it done; 404 for a token that is not ours, 410 for an expired one,
   * 422 for a body that is not its command, 409 for a closed issue.
   */
  Run run(String text, IssuesCommand said) {
    CallbackToken token =
        CallbackToken.open(text, key.get())
            .orElseThrow(() -> Problem.notFound("callback").exception());
    Workspace workspace =
        workspaces.of(token.tenantId()).orElseThrow(() -> Problem.notFound("callback").exception());
    if (!clock.instant().isBefore(token.expiresAt())) {
      throw Problem.of(ProblemType.GONE, "The callback has expired.").exception();
    }
    CallbackRequest request = CallbackRequest.of(said, token, workspace.slug());
    Changed changed = registry.run(workspace, token, request);
    return new Run(workspace, changed.issue());
  }
}
