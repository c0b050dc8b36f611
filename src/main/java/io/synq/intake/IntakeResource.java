package io.synq.intake;

import io.synq.access.CurrentCaller;
import io.synq.access.RequiresScope;
import io.synq.access.Scope;
import io.synq.platform.ProblemResponse;
import io.synq.platform.RequestBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code POST /events}: producers hand events in. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntakeResource {
  private final Intake intake;
  private final IntakeSettings settings;
  private final CurrentCaller caller;

  @Inject
  public IntakeResource(Intake intake, IntakeSettings settings, CurrentCaller caller) {
    this.intake = intake;
    this.settings = settings;
    this.caller = caller;
  }

  @POST
  @RequiresScope(Scope.EVENTS_WRITE)
  @Operation(summary = "Accept an event; answered once it is on disk")
  public CompletionStage<Response> post(InputStream stream) {
    byte[] body = RequestBody.read(stream, settings.maxEventBytes);
    return intake
        .accept(EventReader.one(caller.tenantId(), body))
        .thenApply(IntakeResource::response);
  }

  @POST
  @Path("/batch")
  @RequiresScope(Scope.EVENTS_WRITE)
  @Operation(summary = "Accept up to 1,000 events; one result each, in order")
  public CompletionStage<Response> postBatch(InputStream stream) {
    byte[] body = RequestBody.read(stream, settings.maxBatchBytes);
    List<EventReader.Read> reads = EventReader.batch(caller.tenantId(), body);
    List<NewEvent> events = reads.stream().flatMap(read -> read.event().stream()).toList();
    return intake
        .acceptAll(events)
        .thenApply(
            results ->
                !results.isEmpty()
                        && results.stream().allMatch(Accepted.NotStored.class::isInstance)
                    ? ProblemResponse.of(BatchResponse.NOT_STORED)
                    : Response.accepted(BatchResponse.json(reads, results)).build());
  }

  private static Response response(Accepted result) {
    if (result instanceof Accepted.New accepted) {
      return Response.accepted(AcceptedResponse.of(accepted.event(), accepted.deliveries(), false))
          .build();
    }
    if (result instanceof Accepted.Duplicate duplicate) {
      return Response.ok(AcceptedResponse.of(duplicate.event(), 0, true)).build();
    }
    return ProblemResponse.of(BatchResponse.problem(result));
  }
}
