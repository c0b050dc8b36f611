package io.synq.deliverylog;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.Endpoints;
import io.synq.platform.ListQuery;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /endpoints/{id}/deliveries}. */
@Path("/endpoints/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointDeliveriesResource {
  private final DeliveryLog log;
  private final Endpoints endpoints;
  private final CurrentCaller caller;

  @Inject
  public EndpointDeliveriesResource(DeliveryLog log, Endpoints endpoints, CurrentCaller caller) {
    this.log = log;
    this.endpoints = endpoints;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "List an endpoint's deliveries, newest first")
  public DeliveryPage list(
      @PathParam("id") String id,
      @QueryParam("status") @Nullable String status,
      @BeanParam ListQuery query) {
    Endpoint endpoint = endpoints.get(caller.tenantId(), id);
    DeliveryCriteria criteria =
        DeliveryCriteria.ofEndpoint(endpoint.id(), DeliveryQuery.state("status", status));
    return log.page(caller.tenantId(), criteria, query.after(), query.limit());
  }
}
