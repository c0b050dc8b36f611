package io.synq.endpoint;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.OperationId;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoints/{id}/secrets}: which secrets sign, for those who need not know them. */
@Path("/endpoints/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
public class SecretTimesResource {
  private final EndpointSecrets secrets;
  private final CurrentCaller caller;

  @Inject
  public SecretTimesResource(EndpointSecrets secrets, CurrentCaller caller) {
    this.secrets = secrets;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ENDPOINTS_READ)
  @Operation(summary = "List when the live signing secrets were made and expire, newest first")
  @OperationId("listEndpointSecrets")
  public Page<SecretTimes> list(@PathParam("id") String id) {
    return new Page<>(secrets.times(caller.tenantId(), id), null);
  }
}
