package io.synq.figures;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.OperationId;
import io.synq.platform.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /stats}: over all of a tenant's endpoints. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {
  private static final int MOST_IDS = 200;
  private static final int LONGEST_IDS = MOST_IDS * 41;

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
  @Requires(Permission.EVENTS_READ)
  @OperationId("getStats")
  @Operation(summary = "Count events, deliveries and attempts over time, with latencies")
  public Stats.Response ofTenant(@BeanParam StatsQuery query) {
    StatsQuery.Span span = query.span(clock.instant());
    return stats.of(caller.tenantId(), Optional.empty(), span);
  }

  /** The same over the whole time only; for callers within the server. */
  @Requires(Permission.EVENTS_READ)
  public Figures total(StatsQuery query) {
    return stats.total(caller.tenantId(), query.span(clock.instant()));
  }

  /** What each endpoint did. */
  @Schema(name = "EndpointFiguresList")
  public record ByEndpoint(List<Stats.OfEndpoint> data) {}

  @GET
  @Path("/endpoints")
  @Requires(Permission.EVENTS_READ)
  @OperationId("listEndpointStats")
  @Operation(
      summary = "Count deliveries and attempts by endpoint, with latencies",
      description = "Endpoints of which nothing was counted in the time are left out.")
  public ByEndpoint byEndpoint(
      @BeanParam StatsQuery query,
      @QueryParam("endpoint_ids") @Nullable String ids,
      @QueryParam("slices") @Nullable String slices) {
    StatsQuery.Span span = query.span(clock.instant());
    boolean sliced = Parameters.flag("slices", slices).orElse(false);
    return new ByEndpoint(stats.byEndpoint(caller.tenantId(), ids(ids), span, sliced));
  }

  private static Optional<List<String>> ids(@Nullable String text) {
    Optional<List<String>> ids =
        Parameters.text("endpoint_ids", text, LONGEST_IDS).map(one -> List.of(one.split(",")));
    if (ids.filter(all -> all.size() > MOST_IDS).isPresent()) {
      throw Parameters.refusal("endpoint_ids", "must be " + MOST_IDS + " at most");
    }
    return ids;
  }
}
