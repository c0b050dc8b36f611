package io.synq.figures;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.endpoint.Endpoints;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoints/{id}/stats}. */
@Path("/endpoints/{id}/stats")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointStatsResource {
  private final Stats stats;
  private final Endpoints endpoints;
  private final InstantSource clock;
  private final CurrentCaller caller;

  @Inject
  public EndpointStatsResource(
      Stats stats, Endpoints endpoints, InstantSource clock, CurrentCaller caller) {
    this.stats = stats;
    this.endpoints = endpoints;
    this.clock = clock;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @OperationId("getEndpointStats")
  @Operation(summary = "Count an endpoint's deliveries and attempts over time, with latencies")
  public Stats.Response ofEndpoint(@PathParam("id") String id, @BeanParam StatsQuery query) {
    endpoints.get(caller.tenantId(), id);
    StatsQuery.Span span = query.span(clock.instant());
    return stats.of(caller.tenantId(), Optional.of(id), span);
  }
}
