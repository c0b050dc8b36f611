package io.synq.endpoint;

import io.synq.access.CurrentCaller;
import io.synq.access.RequiresScope;
import io.synq.access.Scope;
import io.synq.platform.EntityTags;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.OperationId;
import io.synq.platform.Page;
import io.synq.platform.RequestObject;
import io.synq.signature.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /endpoints}: where a tenant's events go. */
@Path("/endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointsResource {
  private final Endpoints endpoints;
  private final EndpointReader reader;
  private final CurrentCaller caller;

  @Inject
  public EndpointsResource(Endpoints endpoints, EndpointReader reader, CurrentCaller caller) {
    this.endpoints = endpoints;
    this.reader = reader;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @Idempotent
  @RequestBodySchema(EndpointRequest.class)
  @APIResponseSchema(
      value = EndpointResponse.Created.class,
      responseCode = "201",
      responseDescription = "The endpoint, with its secret")
  @Operation(summary = "Make an endpoint; the answer has its signing secret")
  public Response create(byte[] body) {
    RequestObject request = RequestObject.parse(body);
    EndpointForm form = reader.create(request);
    Optional<Secret> secret = reader.secret(request);
    request.check();
    Endpoints.Created created = endpoints.create(caller.tenantId(), form, secret);
    return Response.created(URI.create("endpoints/" + created.endpoint().id()))
        .tag(EntityTags.of(created.endpoint().version()))
        .entity(EndpointResponse.Created.of(created))
        .build();
  }

  @GET
  @RequiresScope(Scope.ENDPOINTS_READ)
  @Operation(summary = "List the endpoints, newest first")
  public Page<EndpointResponse> list(@BeanParam ListQuery query) {
    return endpoints
        .list(caller.tenantId(), query.after(), query.limit())
        .map(EndpointResponse::of);
  }

  @GET
  @Path("/{id}")
  @RequiresScope(Scope.ENDPOINTS_READ)
  @APIResponse(responseCode = "304", description = "It has not changed.")
  @Operation(
      summary = "Read an endpoint",
      description =
          "The answer has an ETag. With it in If-None-Match, an unchanged endpoint is answered 304"
              + " without a body.")
  @APIResponseSchema(
      value = EndpointResponse.class,
      responseCode = "200",
      responseDescription = "The endpoint")
  public Response get(@PathParam("id") String id) {
    return answer(endpoints.get(caller.tenantId(), id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @RequestBodySchema(EndpointPatch.class)
  @OperationId("updateEndpoint")
  @Operation(
      summary = "Change an endpoint by a JSON merge patch",
      description =
          "With the ETag that was read in If-Match, an endpoint that has changed meanwhile is left"
              + " as it is and answered 412.")
  @APIResponseSchema(
      value = EndpointResponse.class,
      responseCode = "200",
      responseDescription = "The endpoint")
  public Response change(
      @PathParam("id") String id, @HeaderParam(EntityTags.IF_MATCH) String ifMatch, byte[] body) {
    RequestObject request = RequestObject.parse(body);
    return answer(
        endpoints.change(
            caller.tenantId(),
            id,
            EntityTags.parse(ifMatch),
            old -> {
              EndpointForm form = reader.merge(request, old);
              request.check();
              return form;
            }));
  }

  @DELETE
  @Path("/{id}")
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(
      summary = "Delete an endpoint: nothing more is sent to it",
      description = "With If-Match, only if it has not changed meanwhile: otherwise 412.")
  public Response delete(
      @PathParam("id") String id, @HeaderParam(EntityTags.IF_MATCH) String ifMatch) {
    endpoints.delete(caller.tenantId(), id, EntityTags.parse(ifMatch));
    return Response.noContent().build();
  }

  private static Response answer(Endpoint endpoint) {
    return Response.ok(EndpointResponse.of(endpoint))
        .tag(EntityTags.of(endpoint.version()))
        .build();
  }

  @POST
  @Path("/{id}/enable")
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Enable an endpoint; its held deliveries go out")
  public EndpointResponse enable(@PathParam("id") String id) {
    return EndpointResponse.of(endpoints.enable(caller.tenantId(), id));
  }

  @POST
  @Path("/{id}/disable")
  @RequiresScope(Scope.ENDPOINTS_WRITE)
  @Operation(summary = "Disable an endpoint; its deliveries are held meanwhile")
  public EndpointResponse disable(@PathParam("id") String id) {
    return EndpointResponse.of(endpoints.disable(caller.tenantId(), id));
  }
}
