package io.synq.eventlog;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.event.Event;
import io.synq.event.EventSummary;
import io.synq.event.Events;
import io.synq.platform.ListQuery;
import io.synq.platform.OperationId;
import io.synq.platform.TraceContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code GET /events}: the event log. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
  private final Events events;
  private final EventSearch search;
  private final EventFeed feed;
  private final EventSubjects subjects;
  private final CurrentCaller caller;

  @Inject
  public EventsResource(
      Events events,
      EventSearch search,
      EventFeed feed,
      EventSubjects subjects,
      CurrentCaller caller) {
    this.events = events;
    this.search = search;
    this.feed = feed;
    this.subjects = subjects;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @APIResponseSchema(
      value = EventPage.class,
      responseCode = "200",
      responseDescription = "A page of them")
  @APIResponse(
      responseCode = "410",
      description = "Events that came after the position are no longer kept.")
  @Operation(
      summary = "Search the events, newest accepted first, or read on, oldest first",
      description =
          "Reads the log for a bounded time, 0.4 seconds by default. If that was not enough to fill the page,"
              + " complete is false, and next_cursor goes on where the search stopped."
              + "\n\nWith after, the events are listed oldest first, and next_cursor, which is never null then,"
              + " is the after of the next call: whoever goes on so misses none and gets none twice."
              + " Events are listed a second or two after they were accepted. Whoever was away for so long"
              + " that events after the position were deleted is told so, by 410, and begins anew with start.")
  public EventPage list(
      @BeanParam EventFilter filter,
      @BeanParam ListQuery query,
      @QueryParam("after") @Nullable String after) {
    if (after != null) {
      return feed.page(
          caller.tenantId(),
          filter.criteriaOfFeed(query.after()),
          FeedPosition.decode("after", after),
          query.limit());
    }
    return search.page(caller.tenantId(), filter.criteria(), query.after(), query.limit());
  }

  @GET
  @Path("/{event_id}")
  @Requires(Permission.EVENTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "The event",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "Event")))
  @Operation(summary = "Read an event with its body as JSON")
  public String get(@PathParam("event_id") String id) {
    return EventDocument.of(find(id));
  }

  @GET
  @Path("/{event_id}/body")
  @Requires(Permission.EVENTS_READ)
  @APIResponse(
      responseCode = "200",
      description = "What endpoints receive",
      content = @Content(mediaType = "application/json", schema = @Schema(ref = "DeliveredEvent")))
  @OperationId("getEventBody")
  @Operation(summary = "Read the exact bytes that endpoints receive")
  public byte[] body(@PathParam("event_id") String id) {
    return find(id).body();
  }

  /** What {@code GET} shows of an event but its body, for callers within the server. */
  @Requires(Permission.EVENTS_READ)
  public EventSummary summary(String id) {
    return EventSummary.of(find(id));
  }

  /** The id of the trace that it belongs to, for callers within the server; null for none. */
  @Requires(Permission.EVENTS_READ)
  public @Nullable String traceId(String id) {
    TraceContext trace = find(id).trace();
    return trace == null ? null : trace.traceId();
  }

  /** What listed events are about, by their ids; for callers within the server. */
  @Requires(Permission.EVENTS_READ)
  public Map<String, String> subjects(List<ListedEvent> listed) {
    return subjects.of(caller.tenantId(), listed);
  }

  private Event find(String id) {
    return events.get(caller.tenantId(), id);
  }
}
