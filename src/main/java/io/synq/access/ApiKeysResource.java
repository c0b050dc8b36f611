package io.synq.access;

import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.request.RequestObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /api-keys}: a tenant's keys. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
  static final int MAX_NAME = 200;

  private final ApiKeys keys;
  private final CurrentCaller caller;
  private final InstantSource clock;

  @Inject
  public ApiKeysResource(ApiKeys keys, CurrentCaller caller, InstantSource clock) {
    this.keys = keys;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope(Scope.ADMIN)
  @Idempotent
  @RequestBodySchema(ApiKeyRequest.class)
  @APIResponseSchema(
      value = ApiKeyResponse.class,
      responseCode = "201",
      responseDescription = "The key, with its text")
  @Operation(summary = "Make an API key; its text is shown only in this answer")
  public Response create(byte[] body) {
    RequestObject request = RequestObject.parse(body);
    Optional<String> name = request.required("name", MAX_NAME);
    Set<Scope> scopes = scopes(request);
    Optional<Instant> expires = request.time("expires_at");
    if (expires.isPresent() && !expires.get().isAfter(clock.instant())) {
      request.violation("/expires_at", "must be in the future");
    }
    request.check();
    ApiKeys.Issued issued =
        keys.issue(
            caller.tenantId(), name.orElseThrow(), scopes, expires.orElse(null), KeyText.random());
    return Response.created(URI.create("api-keys/" + issued.key().id()))
        .entity(ApiKeyResponse.issued(issued))
        .build();
  }

  private static Set<Scope> scopes(RequestObject request) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (!request.has("scopes") || request.isNull("scopes")) {
      request.violation("/scopes", "is required");
      return scopes;
    }
    List<String> texts = request.texts("scopes", Scope.values().length, 32).orElse(List.of());
    for (int i = 0; i < texts.size(); i++) {
      Optional<Scope> scope = Scope.of(texts.get(i));
      scope.ifPresent(scopes::add);
      if (scope.isEmpty()) {
        request.violation("/scopes/" + i, "is not a scope");
      }
    }
    if (texts.isEmpty()) {
      request.violation("/scopes", "must name at least one scope");
    }
    return scopes;
  }

  @GET
  @RequiresScope(Scope.ADMIN)
  @Operation(summary = "List the API keys, newest first")
  public Page<ApiKeyResponse> list(@BeanParam ListQuery query) {
    return keys.list(caller.tenantId(), query.after(), query.limit()).map(ApiKeyResponse::of);
  }

  @GET
  @Path("/{id}")
  @RequiresScope(Scope.ADMIN)
  @Operation(summary = "Read an API key, without its text")
  public ApiKeyResponse get(@PathParam("id") String id) {
    return ApiKeyResponse.of(keys.get(caller.tenantId(), id));
  }

  @DELETE
  @Path("/{id}")
  @RequiresScope(Scope.ADMIN)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(summary = "Revoke an API key, at once on this node and within 2 s on every other")
  public Response revoke(@PathParam("id") String id) {
    keys.revoke(caller.tenantId(), id);
    return Response.noContent().build();
  }
}
