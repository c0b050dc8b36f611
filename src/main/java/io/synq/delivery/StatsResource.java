package io.synq.delivery;

import io.synq.access.CurrentCaller;
import io.synq.access.RequiresScope;
import io.synq.access.Scope;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code /stats}: over all of a tenant's endpoints. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {
  private final Stats stats;
  private final InstantSource clock;
  private final CurrentCaller caller;

  @Inject
  public StatsResource(Stats stats, InstantSource clock, CurrentCaller caller) {
    this.stats = stats;
    this.clock = clock;
    this.caller = caller;
  }

  @GET
  @RequiresScope(Scope.EVENTS_READ)
  @OperationId("getStats")
  @Operation(summary = "Count all deliveries and attempts by hour, with latencies")
  public Stats.Response ofTenant(@BeanParam StatsQuery query) {
    StatsQuery.Span span = query.span(clock.instant());
    return stats.between(caller.tenantId(), Optional.empty(), span.from(), span.to());
  }

  /** What each endpoint did. */
  @Schema(name = "EndpointFiguresList")
  public record ByEndpoint(List<Stats.OfEndpoint> data) {}

  @GET
  @Path("/endpoints")
  @RequiresScope(Scope.EVENTS_READ)
  @OperationId("listEndpointStats")
  @Operation(
      summary = "Count deliveries and attempts by endpoint, with latencies",
      description = "Endpoints that made no attempt in the time are left out.")
  public ByEndpoint byEndpoint(@BeanParam StatsQuery query) {
    StatsQuery.Span span = query.span(clock.instant());
    return new ByEndpoint(stats.byEndpoint(caller.tenantId(), span.from(), span.to()));
  }
}
