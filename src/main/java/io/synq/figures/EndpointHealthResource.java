package io.synq.figures;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.ListQuery;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoint-health}: how endpoints do. */
@Path("/endpoint-health")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointHealthResource {
  private final HealthReport report;
  private final CurrentCaller caller;

  @Inject
  public EndpointHealthResource(HealthReport report, CurrentCaller caller) {
    this.report = report;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ENDPOINTS_READ)
  @Operation(
      summary =
          "List the endpoints with how they do, the worst first unless another order is asked for",
      description =
          "failing: five attempts or more in a row were not answered 2xx. held: it is disabled and"
              + " deliveries wait. disabled: it is, and none waits. degraded: of the attempts in"
              + " this hour and the one before more than one in ten failed, or a delivery failed"
              + " for good in this hour and the 24 before. healthy: all others.")
  public HealthReport.Response list(@BeanParam HealthQuery query, @BeanParam ListQuery list) {
    return report.page(caller.tenantId(), query, list.after(), list.limit());
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.ENDPOINTS_READ)
  @Operation(summary = "Tell how an endpoint does")
  public HealthReport.Row get(@PathParam("id") String id) {
    return report.of(caller.tenantId(), id);
  }
}
