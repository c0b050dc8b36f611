package io.synq.failures;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /failures}: what fails now. */
@Path("/failures")
@Produces(MediaType.APPLICATION_JSON)
public class FailuresResource {
  private static final int LONGEST_ID = 64;

  private final FailureReport report;
  private final CurrentCaller caller;

  @Inject
  public FailuresResource(FailureReport report, CurrentCaller caller) {
    this.report = report;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(
      summary = "List what fails now, by endpoint and cause, most deliveries first",
      description =
          "Deliveries that were attempted without success and are to be attempted again, or are"
              + " held, and those that failed for good within 24 hours and were not sent again. A"
              + " bounded number of deliveries is read: complete is false where there are more.")
  public FailureReport.Response list(@QueryParam("endpoint_id") @Nullable String endpointId) {
    return report.of(caller.tenantId(), Parameters.text("endpoint_id", endpointId, LONGEST_ID));
  }
}
