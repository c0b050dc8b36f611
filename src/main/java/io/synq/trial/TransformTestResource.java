package io.synq.trial;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.platform.CostlyWork;
import io.synq.platform.OperationId;
import io.synq.rendering.Original;
import io.synq.rendering.Renderer;
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

/** {@code /endpoints/transform-test}. */
@Path("/endpoints/transform-test")
@Produces(MediaType.APPLICATION_JSON)
public class TransformTestResource {
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

  private final Renderer renderer;
  private final Events events;
  private final CostlyWork turns;
  private final CurrentCaller caller;

  @Inject
  public TransformTestResource(
      Renderer renderer, Events events, CostlyWork turns, CurrentCaller caller) {
    this.renderer = renderer;
    this.events = events;
    this.turns = turns;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ENDPOINTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "The body before and after",
      content =
          @Content(mediaType = "application/json", schema = @Schema(ref = "TransformTestResult")))
  @APIResponse(responseCode = "404", description = "There is no such event.")
  @OperationId("testTransform")
  @Operation(
      summary = "Try a transformation, a format or both on a stored event or on a body",
      description =
          "before: the stored body; after: what would be sent, with its content_type; error: why"
              + " nothing would be, in the place of both.")
  public CompletionStage<String> test(TransformTestRequest request) {
    return tried(request).thenApply(TransformTestResult::json);
  }

  /** The same for those who ask within the server. */
  @Requires(Permission.ENDPOINTS_READ)
  public CompletionStage<TransformTestResult> tried(TransformTestRequest request) {
    request.violations().check();
    Original tried = request.body() == null ? stored(request.eventId()) : given(request);
    return turns.submit(
        tried.tenantId(),
        () -> TransformTestResult.of(tried.body(), renderer.render(request.shape(), tried)));
  }

  private Original stored(String eventId) {
    Event event = events.get(caller.tenantId(), eventId);
    return new Original(event.tenantId(), event.eventId(), event.eventType(), event.body());
  }

  private Original given(TransformTestRequest request) {
    return new Original(
        caller.tenantId(),
        request.inBody("event_id").orElse(NO_ID),
        request.typeOfBody().orElse(""),
        String.valueOf(request.body()).getBytes(StandardCharsets.UTF_8));
  }
}
