package io.synq.deliverylog;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.event.Events;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /events/{event_id}/deliveries}. */
@Path("/events/{event_id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class EventDeliveriesResource {
  private final DeliveryLog log;
  private final Events events;
  private final CurrentCaller caller;

  @Inject
  public EventDeliveriesResource(DeliveryLog log, Events events, CurrentCaller caller) {
    this.log = log;
    this.events = events;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "List an event's deliveries with their attempts, newest first")
  public Page<DeliveryResponse> list(
      @PathParam("event_id") String eventId, @BeanParam ListQuery query) {
    String id = events.get(caller.tenantId(), eventId).eventId();
    return log.ofEvent(caller.tenantId(), id, query.after(), query.limit());
  }
}
