package io.synq.eventtype;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.platform.Parameters;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /event-types}: the catalogue. A change may stop every producer: it needs an admin. */
@Path("/event-types")
@Produces(MediaType.APPLICATION_JSON)
public class EventTypesResource {
  private final EventTypes types;
  private final CurrentCaller caller;
  private final EventTypeSettings settings;

  @Inject
  public EventTypesResource(EventTypes types, CurrentCaller caller, EventTypeSettings settings) {
    this.settings = settings;
    this.types = types;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(summary = "List the event types, in order of name")
  public Page<EventTypeSummary> list(@BeanParam EventTypeQuery filter, @BeanParam ListQuery query) {
    return types.list(caller.tenantId(), filter, query.after(), query.limit());
  }

  @GET
  @Path("/{name}")
  @Requires(Permission.EVENTS_READ)
  @APIResponse(responseCode = "304", description = "It has not changed.")
  @APIResponseSchema(
      value = EventTypeResponse.class,
      responseCode = "200",
      responseDescription = "The event type")
  @Operation(summary = "Read an event type with its schema and example")
  public Answer<EventTypeResponse> get(@PathParam("name") String name) {
    EventTypeResponse type =
        types
            .described(caller.tenantId(), name)
            .orElseThrow(() -> Problem.notFound("event type").exception());
    return Answer.of(type, type.version());
  }

  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ADMIN)
  @APIResponse(
      responseCode = "200",
      description = "Described: it was in your catalogue, described already or only seen in events",
      content = @Content(schema = @Schema(implementation = EventTypeResponse.class)))
  @APIResponse(
      responseCode = "201",
      description = "Described: it was not in your catalogue, or only as it is built in",
      content = @Content(schema = @Schema(implementation = EventTypeResponse.class)))
  @APIResponse(
      responseCode = "409",
      description = "The server emits this type, or there are too many.")
  @Operation(
      summary = "Describe an event type; what is left out is the built-in type's, if there is one",
      description =
          "With the ETag that was read in If-Match, a type that was described otherwise meanwhile is"
              + " left as it is and answered 412; so is, with *, a type that is not there.")
  public Answer<EventTypeResponse> put(
      @PathParam("name") String name,
      @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch,
      EventTypeRequest request) {
    if (EventTypeName.isWorkspace(name) || EventTypeName.isNotice(name)) {
      throw Problem.of(
              ProblemType.BUILT_IN_EVENT_TYPE, "The server emits this type: it cannot be changed.")
          .exception();
    }
    if (!EventTypeName.isCommerce(name)) {
      throw Parameters.refusal("name", "must be a name like domain.action in lower case");
    }
    request.violations(BuiltInTypes.find(name), settings.maxSchemaCost).check();
    EventTypes.Put put = types.put(caller.tenantId(), name, EntityTags.parse(ifMatch), request);
    EventTypeResponse type = EventTypeResponse.of(put.type());
    return put.created()
        ? Answer.created(type, null, type.version())
        : Answer.of(type, type.version());
  }

  @DELETE
  @Path("/{name}")
  @Requires(Permission.ADMIN)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(
      summary = "Delete your description of an event type; a built-in type stays as built",
      description = "With If-Match, only if it has not changed meanwhile: otherwise 412.")
  public void delete(
      @PathParam("name") String name, @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch) {
    types.delete(caller.tenantId(), name, EntityTags.parse(ifMatch));
  }
}
