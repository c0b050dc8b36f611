package io.synq.deliverylog;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.ListQuery;
import io.synq.platform.OperationId;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /deliveries}: to look at. */
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
  private final DeliveryLog log;
  private final AttemptBodies bodies;
  private final CurrentCaller caller;

  @Inject
  public DeliveriesResource(DeliveryLog log, AttemptBodies bodies, CurrentCaller caller) {
    this.log = log;
    this.bodies = bodies;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(
      summary = "List the deliveries to all endpoints, newest first",
      description =
          "Reads for a bounded time, 0.4 seconds by default. If that was not enough to fill the page,"
              + " complete is false, and next_cursor goes on where it stopped.")
  public DeliveryPage list(@BeanParam DeliveryQuery filter, @BeanParam ListQuery query) {
    return log.page(caller.tenantId(), filter.criteria(), query.after(), query.limit());
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "Read a delivery with its newest attempts")
  public DeliveryResponse get(@PathParam("id") String id) {
    return log.get(caller.tenantId(), id);
  }

  @GET
  @Path("/{id}/attempts")
  @Requires(Permission.EVENTS_READ)
  @OperationId("listAttempts")
  @Operation(summary = "List a delivery's attempts with headers and answers, newest first")
  public Page<AttemptResponse> attempts(@PathParam("id") String id, @BeanParam ListQuery query) {
    return log.attempts(caller.tenantId(), id, query.after(), query.limit());
  }

  @GET
  @Path("/{id}/attempts/{attempt_id}/body")
  @Requires(Permission.EVENTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "What was sent",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "SentBody")))
  @OperationId("getAttemptBody")
  @Operation(
      summary = "Read the exact bytes that an attempt sent",
      description =
          "The event's body, or what the endpoint's transform and format made of it. An attempt"
              + " whose transformation failed sent nothing: 404.")
  public byte[] body(@PathParam("id") String id, @PathParam("attempt_id") String attemptId) {
    return bodies.of(caller.tenantId(), id, attemptId);
  }
}
