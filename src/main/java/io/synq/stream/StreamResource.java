package io.synq.stream;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.eventlog.EventFeed;
import io.synq.eventlog.FeedPosition;
import io.synq.platform.OperationId;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /events/stream}. */
@Path("/events/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamResource {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Streams end by our clock. */
  private static final long NEVER = 0;

  private final EventStreams streams;
  private final EventFeed feed;
  private final CurrentCaller caller;

  @Inject
  public StreamResource(EventStreams streams, EventFeed feed, CurrentCaller caller) {
    this.streams = streams;
    this.feed = feed;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events, without an end",
      content =
          @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(ref = "EventStream")))
  @APIResponse(
      responseCode = "410",
      description = "Events that came after the position are no longer kept.")
  @APIResponse(responseCode = "429", description = "Too many streams are open.")
  @OperationId("streamEvents")
  @Operation(
      summary = "Hear of events as they come, by server-sent events",
      description =
          "Each event has its type as event, what endpoints receive as data, and as id a position."
              + " Whoever comes back with that as Last-Event-ID misses none and gets none twice,"
              + " from any node. Without it, and without after, the stream begins with what comes"
              + " from now on. Whoever was away for so long that events after the position were"
              + " deleted is answered 410, and begins anew with start. A reader that does not take"
              + " what it is sent within ten seconds is cut off.")
  public void stream(
      @BeanParam StreamQuery query,
      @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId,
      @Context HttpServletRequest request,
      @Suspended AsyncResponse answer) {
    Wanted wanted = query.wanted();
    FeedPosition position = position(query, lastEventId);
    feed.check(caller.tenantId(), position);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      answer.resume(Response.ok().build());
      return;
    }
    AsyncContext context = request.getAsyncContext();
    context.setTimeout(NEVER);
    streams.open(context, caller.admission(), wanted, position);
  }

  /** What the reader says in its header, since that is how clients come back. */
  private FeedPosition position(StreamQuery query, @Nullable String lastEventId) {
    if (lastEventId != null && !lastEventId.isEmpty()) {
      return FeedPosition.decode(LAST_EVENT_ID, lastEventId);
    }
    return query.after().map(after -> FeedPosition.decode("after", after)).orElseGet(streams::now);
  }
}
