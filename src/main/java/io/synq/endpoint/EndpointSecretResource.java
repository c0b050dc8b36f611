package io.synq.endpoint;

import io.synq.access.CurrentCaller;
import io.synq.access.RequiresScope;
import io.synq.access.Scope;
import io.synq.platform.Idempotent;
import io.synq.platform.RequestObject;
import io.synq.signature.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * {@code /endpoints/{id}/secret}. To read a secret takes the right to replace it: whoever knows it
 * can sign in our name.
 */
@Path("/endpoints/{id}/secret")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointSecretResource {
  static final int MOST_HOURS = 168;
  static final int HOURS = 24;

  private final EndpointSecrets secrets;
  private final EndpointReader reader;
  private final CurrentCaller caller;

  @Inject
  public EndpointSecretResource(
      EndpointSecrets secrets, EndpointReader reader, CurrentCaller caller) {
    this.secrets = secrets;
    this.reader = reader;
    this.caller = caller;
  }

  @GET
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @APIResponseSchema(
      value = SecretsResponse.class,
      responseCode = "200",
      responseDescription = "The live secrets")
  @Operation(summary = "Reveal the live signing secrets, newest first; the audit log keeps who did")
  public Response reveal(@PathParam("id") String id) {
    return answer(secrets.reveal(caller.tenantId(), id));
  }

  @POST
  @Path("/rotate")
  @Idempotent
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SecretRotation.class)))
  @APIResponseSchema(
      value = SecretsResponse.class,
      responseCode = "200",
      responseDescription = "The live secrets")
  @APIResponse(
      responseCode = "409",
      description =
          "The endpoint has five live secrets, or the first request of this Idempotency-Key is still under way.")
  @Operation(summary = "Make a new signing secret; the old ones sign beside it for overlap_hours")
  public Response rotate(@PathParam("id") String id, byte[] body) {
    RequestObject request = RequestObject.parseOptional(body);
    int hours = request.number("overlap_hours", 0, MOST_HOURS).orElse(HOURS);
    Optional<Secret> supplied = reader.secret(request);
    request.check();
    return answer(secrets.rotate(caller.tenantId(), id, Duration.ofHours(hours), supplied));
  }

  /** Not to be kept by caches (RFC 9111 §5.2.2.5). */
  private static Response answer(SecretsResponse live) {
    return Response.ok(live).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
