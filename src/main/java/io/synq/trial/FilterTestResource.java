package io.synq.trial;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.event.Events;
import io.synq.platform.CostlyWork;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /endpoints/filter-test}. */
@Path("/endpoints/filter-test")
@Produces(MediaType.APPLICATION_JSON)
public class FilterTestResource {
  private final FilterTrial trial;
  private final Events events;
  private final CostlyWork turns;
  private final CurrentCaller caller;

  @Inject
  public FilterTestResource(
      FilterTrial trial, Events events, CostlyWork turns, CurrentCaller caller) {
    this.turns = turns;
    this.trial = trial;
    this.events = events;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ENDPOINTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "What the filter says",
      content =
          @Content(mediaType = "application/json", schema = @Schema(ref = "FilterTestResult")))
  @APIResponse(responseCode = "404", description = "There is no such event.")
  @OperationId("testFilter")
  @Operation(
      summary = "Try a filter on a stored event or on a body",
      description =
          "matches: whether a delivery would be opened, as it is when the filter fails; error: why"
              + " it failed; result: what the expression gives, unless that is large.")
  public CompletionStage<String> test(FilterTestRequest request) {
    return tried(request).thenApply(FilterTestResult::json);
  }

  /** The same for those who ask within the server. */
  @Requires(Permission.ENDPOINTS_READ)
  public CompletionStage<FilterTestResult> tried(FilterTestRequest request) {
    request.violations().check();
    byte[] tried =
        request.body() == null
            ? stored(request.eventId())
            : request.body().toString().getBytes(StandardCharsets.UTF_8);
    String tenantId = caller.tenantId();
    return turns.submit(tenantId, () -> trial.result(tenantId, request.filter(), tried));
  }

  private byte[] stored(String eventId) {
    return events.get(caller.tenantId(), eventId).body();
  }
}
