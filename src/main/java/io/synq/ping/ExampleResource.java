package io.synq.ping;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.deliverylog.AttemptResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoints/{id}/example}. */
@Path("/endpoints/{id}/example")
@Produces(MediaType.APPLICATION_JSON)
public class ExampleResource {
  private final Ping ping;
  private final CurrentCaller caller;

  @Inject
  public ExampleResource(Ping ping, CurrentCaller caller) {
    this.ping = ping;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ENDPOINTS_WRITE)
  @Operation(
      summary = "Send a signed example of an event type at once; the answer is its attempt",
      description =
          "It goes to this endpoint only, whatever it subscribes to, and is not tried again. It"
              + " stands in the log with nobody as its user and the role example; it counts in no"
              + " figure and is not in replays.")
  public CompletionStage<AttemptResponse> send(@PathParam("id") String id, ExampleRequest request) {
    return ping.example(caller.tenantId(), id, request.eventType());
  }
}
