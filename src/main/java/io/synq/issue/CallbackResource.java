package io.synq.issue;

import io.synq.access.Permission;
import io.synq.access.Requires;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /callbacks/{token}}: the token is the credential. */
@Path("/callbacks/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class CallbackResource {
  private final Callbacks callbacks;

  @Inject
  public CallbackResource(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  @POST
  @Requires(Permission.NONE)
  @APIResponse(
      responseCode = "409",
      description = "The issue is closed, or is being changed by others.")
  @APIResponse(responseCode = "410", description = "The callback has expired.")
  @APIResponseSchema(
      value = IssueResponse.class,
      responseCode = "200",
      responseDescription = "The issue, changed or as it was")
  @Operation(
      summary = "Run a callback's command on its issue; again is no change",
      description =
          "Takes the callback's own issues_command, with the actor and for a comment the comment filled in, or nothing at all for a mark. What this actor did by this URL before is not done again. Whoever has the URL needs no other credentials.")
  public IssueResponse run(
      @PathParam("token") String token, @RequestBody(required = false) IssuesCommand said) {
    Callbacks.Run run = callbacks.run(token, said);
    return IssueResponse.of(run.workspace(), run.issue());
  }
}
