package io.synq.endpoint;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * {@code /endpoints/{id}/secret}: the secrets themselves. To read a secret takes the right to
 * replace it: whoever knows it can sign in our name.
 */
@Path("/endpoints/{id}/secret")
@Produces(MediaType.APPLICATION_JSON)
public class SigningSecretResource {
  private final EndpointSecrets secrets;
  private final CurrentCaller caller;

  @Inject
  public SigningSecretResource(EndpointSecrets secrets, CurrentCaller caller) {
    this.secrets = secrets;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ENDPOINTS_WRITE)
  @APIResponseSchema(
      value = SecretsResponse.class,
      responseCode = "200",
      responseDescription = "The live secrets")
  @Operation(summary = "Reveal the live signing secrets, newest first; the audit log keeps who did")
  @OperationId("revealEndpointSecret")
  public Answer<SecretsResponse> reveal(@PathParam("id") String id) {
    return Answer.unstored(secrets.reveal(caller.tenantId(), id));
  }

  @POST
  @Path("/rotate")
  @Idempotent
  @Requires(Permission.ENDPOINTS_WRITE)
  @APIResponseSchema(
      value = SecretsResponse.class,
      responseCode = "200",
      responseDescription = "The live secrets")
  @APIResponse(responseCode = "409", description = "The endpoint has five live secrets")
  @Operation(summary = "Create a new signing secret; the old ones sign beside it for overlap_hours")
  @OperationId("rotateEndpointSecret")
  public Answer<SecretsResponse> rotate(
      @PathParam("id") String id, @RequestBody(required = false) SecretRotation rotation) {
    SuppliedSecret.violations(rotation.secret(), rotation.signature()).check();
    return Answer.unstored(secrets.rotate(caller.tenantId(), id, rotation));
  }
}
