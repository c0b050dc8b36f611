package io.synq.ping;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.deliverylog.AttemptResponse;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoints/{id}/ping}. */
@Path("/endpoints/{id}/ping")
@Produces(MediaType.APPLICATION_JSON)
public class PingResource {
  private final Ping ping;
  private final CurrentCaller caller;

  @Inject
  public PingResource(Ping ping, CurrentCaller caller) {
    this.ping = ping;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.ENDPOINTS_WRITE)
  @OperationId("pingEndpoint")
  @Operation(summary = "Send a signed ping at once; the answer is its attempt")
  public CompletionStage<AttemptResponse> ping(@PathParam("id") String id) {
    return ping.send(caller.tenantId(), id);
  }
}
