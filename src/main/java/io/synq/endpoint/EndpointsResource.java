package io.synq.endpoint;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.outbound.AddressGuard;
import io.synq.outbound.ClientCertificate;
import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.request.Patch;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /endpoints}: where a tenant's events go. */
@Path("/endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointsResource {
  private final Endpoints endpoints;
  private final Subscribers subscribers;
  private final EndpointChanges changes;
  private final AddressGuard guard;
  private final Handshakes handshakes;
  private final CertificateFiles files;
  private final CurrentCaller caller;

  @Inject
  public EndpointsResource(
      Endpoints endpoints,
      Subscribers subscribers,
      EndpointChanges changes,
      AddressGuard guard,
      Handshakes handshakes,
      CertificateFiles files,
      CurrentCaller caller) {
    this.endpoints = endpoints;
    this.subscribers = subscribers;
    this.changes = changes;
    this.guard = guard;
    this.handshakes = handshakes;
    this.files = files;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ENDPOINTS_WRITE)
  @Idempotent
  @APIResponse(
      responseCode = "409",
      description = "The tenant has as many endpoints as it may have")
  @APIResponseSchema(
      value = EndpointResponse.class,
      responseCode = "201",
      responseDescription = "The endpoint, with its secret")
  @Operation(summary = "Create an endpoint; the answer has its signing secret")
  public Answer<EndpointResponse> create(EndpointRequest request) {
    request.violations(guard::refusal).check();
    handshakes.require(caller.tenantId(), null, request);
    AuthenticationRequest given = request.authentication();
    Optional<ClientCertificate> certificate =
        given == null ? Optional.empty() : opened(given.pkcs12(), given.password());
    EndpointChanges.Created created = changes.create(caller.tenantId(), request, certificate);
    Endpoint endpoint = created.endpoint();
    return Answer.created(
        EndpointResponse.of(created), "endpoints/" + endpoint.id(), endpoint.version());
  }

  @GET
  @Requires(Permission.ENDPOINTS_READ)
  @Operation(summary = "List the endpoints, newest first")
  public Page<EndpointResponse> list(@BeanParam ListQuery query) {
    return endpoints
        .list(caller.tenantId(), query.after(), query.limit())
        .map(EndpointResponse::of);
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.ENDPOINTS_READ)
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
  public Answer<EndpointResponse> get(@PathParam("id") String id) {
    return answer(endpoints.get(caller.tenantId(), id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Requires(Permission.ENDPOINTS_WRITE)
  @RequestBodySchema(EndpointRequest.class)
  @APIResponse(
      responseCode = "409",
      description = "With a handshake: others changed the endpoint while its receiver was asked.")
  @Operation(
      summary = "Change an endpoint by a JSON merge patch",
      description =
          "With the ETag that was read in If-Match, an endpoint that has changed meanwhile is left"
              + " as it is and answered 412.")
  @APIResponseSchema(
      value = EndpointResponse.class,
      responseCode = "200",
      responseDescription = "The endpoint")
  public Answer<EndpointResponse> update(
      @PathParam("id") String id,
      @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch,
      Patch<EndpointRequest> patch) {
    EntityTags condition = EntityTags.parse(ifMatch);
    String tenantId = caller.tenantId();
    EndpointRequest before = endpoints.get(tenantId, id).asRequest();
    EndpointRequest asked = before.patched(patch, guard::refusal);
    handshakes.require(tenantId, before, asked);
    Optional<ClientCertificate> certificate =
        opened(
            patch.text("authentication", "pkcs12").orElse(null),
            patch.text("authentication", "password").orElse(null));
    return answer(
        changes.change(
            tenantId,
            id,
            condition,
            old -> {
              EndpointRequest wanted = old.patched(patch, guard::refusal);
              Handshakes.confirm(old, asked, wanted);
              return wanted;
            },
            certificate));
  }

  /** Before anything is locked: it may take long. */
  private Optional<ClientCertificate> opened(@Nullable String file, @Nullable String password) {
    return files.open(file, password);
  }

  @DELETE
  @Path("/{id}")
  @Requires(Permission.ENDPOINTS_WRITE)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(
      summary = "Delete an endpoint: nothing more is sent to it",
      description = "With If-Match, only if it has not changed meanwhile: otherwise 412.")
  public void delete(
      @PathParam("id") String id, @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch) {
    changes.delete(caller.tenantId(), id, EntityTags.parse(ifMatch));
  }

  /** Those of these that there are, in no order; for callers within the server. */
  @Requires(Permission.ENDPOINTS_READ)
  public List<EndpointResponse> some(Collection<String> ids) {
    return endpoints.all(caller.tenantId(), ids).values().stream()
        .map(EndpointResponse::of)
        .toList();
  }

  /**
   * The ids of those that get events of a type, as far as filters let them; for those who ask
   * within the server.
   */
  @Requires(Permission.ENDPOINTS_READ)
  public List<String> subscribed(String eventType) {
    String tenantId = caller.tenantId();
    return subscribers.of(List.of(tenantId)).get(tenantId).wanting(eventType).stream()
        .map(Subscriber::endpointId)
        .toList();
  }

  private static Answer<EndpointResponse> answer(Endpoint endpoint) {
    return Answer.of(EndpointResponse.of(endpoint), endpoint.version());
  }

  @POST
  @Path("/{id}/enable")
  @Requires(Permission.ENDPOINTS_WRITE)
  @Operation(summary = "Enable an endpoint; its held deliveries go out")
  public EndpointResponse enable(@PathParam("id") String id) {
    return EndpointResponse.of(changes.enable(caller.tenantId(), id));
  }

  @POST
  @Path("/{id}/disable")
  @Requires(Permission.ENDPOINTS_WRITE)
  @Operation(summary = "Disable an endpoint; its deliveries are held meanwhile")
  public EndpointResponse disable(@PathParam("id") String id) {
    return EndpointResponse.of(changes.disable(caller.tenantId(), id));
  }
}
