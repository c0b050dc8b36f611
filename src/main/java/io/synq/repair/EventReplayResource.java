package io.synq.repair;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Redelivery;
import io.synq.deliverylog.DeliveryLog;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.OperationId;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /events/{event_id}/replay}: one event once more. */
@Path("/events/{event_id}/replay")
@Produces(MediaType.APPLICATION_JSON)
public class EventReplayResource {
  private final DeliveryLog log;
  private final Repair repair;
  private final DeliveryQueue queue;
  private final CurrentCaller caller;

  @Inject
  public EventReplayResource(
      DeliveryLog log, Repair repair, DeliveryQueue queue, CurrentCaller caller) {
    this.log = log;
    this.repair = repair;
    this.queue = queue;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.EVENTS_WRITE)
  @Idempotent
  @APIResponse(
      responseCode = "202",
      description = "The new deliveries",
      content =
          @Content(mediaType = "application/json", schema = @Schema(ref = "PageDeliveryResponse")))
  @OperationId("replayEvent")
  @Operation(
      summary = "Deliver an event again",
      description =
          "To the named endpoints, whatever they subscribe to; without endpoint_ids, to all that"
              + " would get the event if it came now, by its type and their filters.")
  public Answer<Page<DeliveryResponse>> replay(
      @PathParam("event_id") String eventId, @RequestBody(required = false) EventReplay request) {
    Redelivery.Opened made = repair.replay(caller.tenantId(), eventId, request.targets());
    queue.wake(made.ready());
    List<DeliveryResponse> opened =
        made.all().stream()
            .flatMap(wake -> log.find(caller.tenantId(), wake.deliveryId()).stream())
            .toList();
    return Answer.accepted(new Page<>(opened, null), null);
  }
}
