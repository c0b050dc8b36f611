package io.synq.repair;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /endpoints/{id}/retry}: all that waits there for its next attempt. */
@Path("/endpoints/{id}/retry")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointRetryResource {
  private final EndpointRetry retry;
  private final CurrentCaller caller;

  @Inject
  public EndpointRetryResource(EndpointRetry retry, CurrentCaller caller) {
    this.retry = retry;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.EVENTS_WRITE)
  @APIResponse(responseCode = "409", description = "The endpoint is disabled.")
  @APIResponseSchema(
      value = EndpointRetry.Retried.class,
      responseCode = "200",
      responseDescription = "They are attempted as fast as the endpoint answers")
  @OperationId("retryEndpoint")
  @Operation(
      summary = "Attempt now what waits at an endpoint for its next attempt",
      description =
          "In place of the waiting retries, 10,000 at most. What failed for good is sent again by"
              + " a replay.")
  public EndpointRetry.Retried retry(@PathParam("id") String id) {
    retry.begin(caller.tenantId(), id);
    return retry.run(caller.tenantId(), id);
  }
}
