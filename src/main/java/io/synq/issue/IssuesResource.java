package io.synq.issue;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.issue.IssueChanges.Changed;
import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.request.Patch;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /workspaces/{slug}/issues}: the issue registry of the caller's own workspace. */
@Path("/workspaces/{slug}/issues")
@Produces(MediaType.APPLICATION_JSON)
public class IssuesResource {
  private final Workspaces workspaces;
  private final Issues issues;
  private final IssueRegistry registry;
  private final CurrentCaller caller;

  @Inject
  public IssuesResource(
      Workspaces workspaces, Issues issues, IssueRegistry registry, CurrentCaller caller) {
    this.workspaces = workspaces;
    this.issues = issues;
    this.registry = registry;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ISSUES_WRITE)
  @APIResponse(
      responseCode = "200",
      description = "It was known, and is updated",
      content = @Content(schema = @Schema(implementation = IssueResponse.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is new",
      content = @Content(schema = @Schema(implementation = IssueResponse.class)))
  @APIResponse(
      responseCode = "409",
      description = "The issue is closed, is being changed by others")
  @Operation(summary = "Report an issue; the same issue_id again updates that issue")
  public Answer<IssueResponse> report(@PathParam("slug") String slug, IssueReport report) {
    Workspace workspace = workspace(slug);
    report.violations().check();
    Optional<String> id = Optional.ofNullable(report.issueId());
    Changed changed = registry.report(workspace, id, report::on, actor());
    Issue issue = changed.issue();
    return changed.created()
        ? Answer.created(
            IssueResponse.of(workspace, issue),
            "workspaces/" + slug + "/issues/" + issue.issueId(),
            issue.version())
        : answer(workspace, issue);
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "List the issues, newest first")
  public Page<IssueResponse> list(
      @PathParam("slug") String slug, @BeanParam IssueQuery wanted, @BeanParam ListQuery query) {
    Workspace workspace = workspace(slug);
    return issues
        .list(workspace.tenantId(), wanted, query.after(), query.limit())
        .map(issue -> IssueResponse.of(workspace, issue));
  }

  @GET
  @Path("/{issue_id}")
  @Requires(Permission.EVENTS_READ)
  @APIResponse(responseCode = "304", description = "It has not changed.")
  @APIResponseSchema(
      value = IssueResponse.WithHistory.class,
      responseCode = "200",
      responseDescription = "The issue with its history")
  @Operation(summary = "Read an issue with its latest 200 changes")
  public Answer<IssueResponse.WithHistory> get(
      @PathParam("slug") String slug, @PathParam("issue_id") String id) {
    Workspace workspace = workspace(slug);
    // The tag is read first: if the history is newer, the tag merely does not match any more.
    Issue issue = issues.get(workspace.tenantId(), id);
    List<IssueEntry> history = issues.history(workspace.tenantId(), id);
    return Answer.of(IssueResponse.WithHistory.of(workspace, issue, history), issue.version());
  }

  @PATCH
  @Path("/{issue_id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Requires(Permission.ISSUES_WRITE)
  @RequestBodySchema(IssueForm.class)
  @APIResponse(
      responseCode = "409",
      description = "The issue is closed, or is being changed by others.")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "The issue")
  @Operation(
      summary = "Change an issue by a JSON merge patch",
      description =
          "With the ETag that was read in If-Match, an issue that has changed meanwhile is left as"
              + " it is and answered 412.")
  public Answer<IssueResponse> update(
      @PathParam("slug") String slug,
      @PathParam("issue_id") String id,
      @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch,
      Patch<IssueForm> patch) {
    Workspace workspace = workspace(slug);
    Issue issue =
        registry.edit(workspace, id, EntityTags.parse(ifMatch), old -> old.patched(patch), actor());
    return answer(workspace, issue);
  }

  @POST
  @Path("/{issue_id}/close")
  @Requires(Permission.ISSUES_WRITE)
  @APIResponse(responseCode = "409", description = "The issue is being changed by others.")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "It is closed")
  @Operation(summary = "Close an issue for good; again is no change")
  public Answer<IssueResponse> close(
      @PathParam("slug") String slug, @PathParam("issue_id") String id) {
    Workspace workspace = workspace(slug);
    return answer(workspace, registry.close(workspace, id, actor()));
  }

  @POST
  @Idempotent
  @Path("/{issue_id}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ISSUES_WRITE)
  @APIResponse(
      responseCode = "409",
      description = "The issue is closed, is being changed by others")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "The issue")
  @Operation(summary = "Post a comment on an issue, as a callback's post_comment does")
  public Answer<IssueResponse> comment(
      @PathParam("slug") String slug, @PathParam("issue_id") String id, IssueComment said) {
    Workspace workspace = workspace(slug);
    return answer(workspace, registry.comment(workspace, id, said.comment(), actor()));
  }

  private static Answer<IssueResponse> answer(Workspace workspace, Issue issue) {
    return Answer.of(IssueResponse.of(workspace, issue), issue.version());
  }

  private Workspace workspace(String slug) {
    return workspaces.named(caller.tenantId(), slug);
  }

  private IssueActor actor() {
    return IssueActor.of(caller.get());
  }
}
