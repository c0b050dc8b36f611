package io.synq.repair;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.delivery.DeliveryQueue;
import io.synq.deliverylog.DeliveryLog;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.platform.Answer;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /deliveries/{id}}: what people do about one. */
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class RepairResource {
  private final DeliveryLog log;
  private final Repair repair;
  private final DeliveryQueue queue;
  private final CurrentCaller caller;

  @Inject
  public RepairResource(DeliveryLog log, Repair repair, DeliveryQueue queue, CurrentCaller caller) {
    this.log = log;
    this.repair = repair;
    this.queue = queue;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/retry")
  @Requires(Permission.EVENTS_WRITE)
  @APIResponseSchema(
      value = DeliveryResponse.class,
      responseCode = "202",
      responseDescription = "It is attempted at once, or behind others of its key: waits_for")
  @APIResponse(
      responseCode = "409",
      description =
          "It does not wait for an attempt, or is so new that it may be on its way; others of its"
              + " key go first; or its endpoint is disabled or deleted.")
  @OperationId("retryDelivery")
  @Operation(
      summary = "Attempt a delivery now, in place of its waiting retry",
      description =
          "At an endpoint that keeps order, one that has ended goes behind those of its key that"
              + " wait. One that was made less than 40 seconds ago and has not been attempted may"
              + " be on its way, and is refused then.")
  public Answer<DeliveryResponse> retry(@PathParam("id") String id) {
    repair.retry(caller.tenantId(), id).ifPresent(wake -> queue.wake(List.of(wake)));
    return Answer.accepted(log.find(caller.tenantId(), id).orElseThrow(), null);
  }

  @POST
  @Path("/{id}/cancel")
  @Requires(Permission.EVENTS_WRITE)
  @APIResponse(
      responseCode = "409",
      description = "It does not wait for an attempt, or is so new that it may be on its way.")
  @APIResponseSchema(
      value = DeliveryResponse.class,
      responseCode = "200",
      responseDescription = "It is cancelled")
  @OperationId("cancelDelivery")
  @Operation(
      summary = "Cancel a delivery that waits for an attempt",
      description =
          "One that was made less than 40 seconds ago and has not been attempted may be on its way,"
              + " and is refused then.")
  public DeliveryResponse cancel(@PathParam("id") String id) {
    repair.cancel(caller.tenantId(), id);
    return log.find(caller.tenantId(), id).orElseThrow();
  }
}
