package io.synq.issue;

import io.synq.access.CurrentCaller;
import io.synq.access.RequiresScope;
import io.synq.access.Scope;
import io.synq.issue.IssueChanges.Changed;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.platform.RequestObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

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
  @RequiresScope(Scope.ISSUES_WRITE)
  @RequestBodySchema(IssueReport.class)
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
      description =
          "The issue is closed, is being changed by others, or the first request of this Idempotency-Key is still under way.")
  @Operation(summary = "Report an issue; the same issue_id again updates that issue")
  public Response report(@PathParam("slug") String slug, byte[] body) {
    Workspace workspace = workspace(slug);
    RequestObject request = RequestObject.parse(body);
    Optional<String> id = IssueReader.id(request);
    IssueReader.check(request);
    Changed changed =
        registry.report(workspace, id, old -> IssueReader.merge(request, old), actor());
    IssueResponse issue = IssueResponse.of(workspace, changed.issue());
    return changed.created()
        ? Response.created(URI.create("workspaces/" + slug + "/issues/" + issue.issueId()))
            .entity(issue)
            .build()
        : Response.ok(issue).build();
  }

  @GET
  @RequiresScope(Scope.EVENTS_READ)
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
  @RequiresScope(Scope.EVENTS_READ)
  @Operation(summary = "Read an issue with its latest 200 changes")
  public IssueResponse.WithHistory get(
      @PathParam("slug") String slug, @PathParam("issue_id") String id) {
    Workspace workspace = workspace(slug);
    return IssueResponse.WithHistory.of(
        workspace, issues.get(workspace.tenantId(), id), issues.history(workspace.tenantId(), id));
  }

  @PATCH
  @Path("/{issue_id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @RequiresScope(Scope.ISSUES_WRITE)
  @RequestBodySchema(IssuePatch.class)
  @APIResponse(
      responseCode = "409",
      description = "The issue is closed, or is being changed by others.")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "The issue")
  @Operation(summary = "Change an issue by a JSON merge patch")
  public IssueResponse change(
      @PathParam("slug") String slug, @PathParam("issue_id") String id, byte[] body) {
    Workspace workspace = workspace(slug);
    RequestObject request = RequestObject.parse(body);
    Issue issue =
        registry.edit(
            workspace,
            id,
            old -> {
              IssueForm form = IssueReader.merge(request, old);
              request.check();
              return form;
            },
            actor());
    return IssueResponse.of(workspace, issue);
  }

  @POST
  @Path("/{issue_id}/close")
  @RequiresScope(Scope.ISSUES_WRITE)
  @APIResponse(responseCode = "409", description = "The issue is being changed by others.")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "It is closed")
  @Operation(summary = "Close an issue for good; again is no change")
  public IssueResponse close(@PathParam("slug") String slug, @PathParam("issue_id") String id) {
    Workspace workspace = workspace(slug);
    return IssueResponse.of(workspace, registry.close(workspace, id, actor()));
  }

  private Workspace workspace(String slug) {
    return workspaces.named(caller.tenantId(), slug);
  }

  private IssueActor actor() {
    return IssueActor.of(caller.get());
  }
}
