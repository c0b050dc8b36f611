package io.synq.intake;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.CurrentTrace;
import io.synq.platform.IdempotencyKey;
import io.synq.platform.OperationId;
import io.synq.platform.ProblemResponse;
import io.synq.platform.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * {@code POST /events}: producers hand events in. {@code @ApplicationScoped}, since JAX-RS would
 * make one for each request otherwise.
 */
@ApplicationScoped
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntakeResource {
  private final Intake intake;
  private final CurrentCaller caller;

  @Inject
  public IntakeResource(Intake intake, CurrentCaller caller) {
    this.intake = intake;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.EVENTS_WRITE)
  @RequestBodySchema(EventRequest.class)
  @APIResponse(
      responseCode = "200",
      description = "It was stored before",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is on disk",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  @APIResponse(responseCode = "409", description = "Another event has this id.")
  @APIResponse(
      responseCode = "503",
      description = "The server cannot take more now. Send it again after Retry-After.")
  @OperationId("createEvent")
  @Operation(
      summary = "Accept an event; answered once it is on disk",
      description =
          "What makes it safe to send again is event_id: the same event is a duplicate (200), another"
              + " one of that id a conflict (409). A timestamp that is left out is the same as any. An"
              + " event without event_id gets it from the Idempotency-Key, if there is such a header.")
  public CompletionStage<Response> post(
      @HeaderParam(IdempotencyKey.HEADER) String key, byte[] body) {
    TraceContext trace = CurrentTrace.get();
    NewEvent event = EventReader.one(caller.tenantId(), body);
    return intake
        .accept(
            IdempotencyKey.parse(key).map(given -> event.identifiedBy(given.value())).orElse(event))
        .thenApply(result -> CurrentTrace.with(trace, () -> response(result)));
  }

  /** The same, which fails with the problem; for those who ask within the server. */
  @Requires(Permission.EVENTS_WRITE)
  public CompletionStage<AcceptedResponse> accept(String event) {
    return intake
        .accept(EventReader.one(caller.tenantId(), event.getBytes(StandardCharsets.UTF_8)))
        .thenApply(
            result -> {
              if (result instanceof Accepted.Stored stored) {
                return stored.response();
              }
              throw BatchResponse.problem(result).exception();
            });
  }

  @POST
  @Path("/batch")
  @Requires(Permission.EVENTS_WRITE)
  @RequestBodySchema(BatchRequest.class)
  @APIResponse(
      responseCode = "202",
      description = "One result for each event",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "BatchResults")))
  @APIResponse(
      responseCode = "503",
      description = "The server could store none of them. Send them again after Retry-After.")
  @OperationId("createEvents")
  @Operation(
      summary = "Accept up to 1,000 events; one result each, in order",
      description =
          "Events without event_id get theirs from the Idempotency-Key and their place in the batch,"
              + " if there is such a header.")
  public CompletionStage<Response> postBatch(
      @HeaderParam(IdempotencyKey.HEADER) String key, byte[] body) {
    TraceContext trace = CurrentTrace.get();
    List<EventReader.Read> reads = EventReader.batch(caller.tenantId(), body);
    List<NewEvent> events = events(reads, IdempotencyKey.parse(key));
    return intake
        .acceptAll(events)
        .thenApply(results -> CurrentTrace.with(trace, () -> response(reads, results)));
  }

  private static Response response(List<EventReader.Read> reads, List<Accepted> results) {
    return !results.isEmpty() && results.stream().allMatch(Accepted.NotNow.class::isInstance)
        ? ProblemResponse.of(BatchResponse.problem(results.get(0)))
        : Response.accepted(BatchResponse.json(reads, results)).build();
  }

  private static List<NewEvent> events(List<EventReader.Read> reads, Optional<IdempotencyKey> key) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      String place = "/" + i;
      reads
          .get(i)
          .event()
          .map(event -> key.map(k -> event.identifiedBy(k.value() + place)).orElse(event))
          .ifPresent(events::add);
    }
    return events;
  }

  private static Response response(Accepted result) {
    return result instanceof Accepted.Stored stored
        ? Response.status(stored.status()).entity(stored.response()).build()
        : ProblemResponse.of(BatchResponse.problem(result));
  }
}
