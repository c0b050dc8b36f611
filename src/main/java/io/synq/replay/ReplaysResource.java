package io.synq.replay;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.retention.RetentionSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /replays}: many events once more. */
@Path("/replays")
@Produces(MediaType.APPLICATION_JSON)
public class ReplaysResource {
  private final Replays replays;
  private final Duration retention;
  private final InstantSource clock;
  private final CurrentCaller caller;

  @Inject
  public ReplaysResource(
      Replays replays, RetentionSettings retention, InstantSource clock, CurrentCaller caller) {
    this.replays = replays;
    this.retention = retention.period;
    this.clock = clock;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.EVENTS_WRITE)
  @APIResponse(
      responseCode = "200",
      description = "With dry_run: how many there are",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "ReplayOrCount")))
  @APIResponse(
      responseCode = "202",
      description = "The job",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "ReplayOrCount")))
  @APIResponse(responseCode = "409", description = "Too many replays are running")
  @APIResponse(responseCode = "404", description = "There is no endpoint of one of these ids.")
  @Operation(
      summary = "Replay events by filter, or count them with dry_run",
      description =
          "Only to endpoints that subscribe to an event's type and whose filters take it."
              + " delivery_status: any replays all, failed those whose latest delivery failed,"
              + " missing those that an endpoint never had a delivery of.")
  public Answer<?> create(ReplayRequest request) {
    if (request.dryRun()) {
      return Answer.of(count(request));
    }
    ReplayResponse replay = start(request);
    return Answer.accepted(replay, "replays/" + replay.id());
  }

  /** Counts what the request chooses. */
  @Requires(Permission.EVENTS_WRITE)
  public ReplayResponse.Count count(ReplayRequest request) {
    return replays.count(caller.tenantId(), filter(request));
  }

  /** Replays what the request chooses. */
  @Requires(Permission.EVENTS_WRITE)
  public ReplayResponse start(ReplayRequest request) {
    ReplayFilter filter = filter(request);
    ReplayResponse.Count count = replays.count(caller.tenantId(), filter);
    return replays.create(caller.tenantId(), filter, count.complete() ? count.count() : null);
  }

  private ReplayFilter filter(ReplayRequest request) {
    Instant now = clock.instant();
    request.violations(now).check();
    return request.filter(now, now.minus(retention));
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "List the replays, newest first")
  public Page<ReplayResponse> list(@BeanParam ListQuery query) {
    return replays.list(caller.tenantId(), query.after(), query.limit());
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "Read a replay and how far it has come")
  public ReplayResponse get(@PathParam("id") String id) {
    return replays.get(caller.tenantId(), id);
  }

  @POST
  @Path("/{id}/cancel")
  @Requires(Permission.EVENTS_WRITE)
  @APIResponse(responseCode = "409", description = "It is over.")
  @APIResponseSchema(
      value = ReplayResponse.class,
      responseCode = "200",
      responseDescription = "It is cancelled")
  @Operation(summary = "Cancel a replay: it opens no more deliveries, and those that wait end")
  public ReplayResponse cancel(@PathParam("id") String id) {
    return replays.cancel(caller.tenantId(), id);
  }
}
