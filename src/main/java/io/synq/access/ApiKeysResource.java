package io.synq.access;

import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
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
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /api-keys}: a tenant's keys. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
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
  @Requires(Permission.ADMIN)
  @Idempotent
  @APIResponseSchema(
      value = ApiKeyResponse.class,
      responseCode = "201",
      responseDescription = "The key, with its text")
  @Operation(summary = "Create an API key; its text is shown only in this answer")
  public Answer<ApiKeyResponse> create(ApiKeyRequest request) {
    request.violations(clock.instant()).check();
    ApiKeys.Issued issued =
        keys.issue(
            caller.tenantId(),
            request.name(),
            request.granted(),
            request.expiresAt(),
            KeyText.random());
    return Answer.created(ApiKeyResponse.issued(issued), "api-keys/" + issued.key().id());
  }

  @GET
  @Requires(Permission.ADMIN)
  @Operation(summary = "List the API keys, newest first")
  public Page<ApiKeyResponse> list(@BeanParam ListQuery query) {
    return keys.list(caller.tenantId(), query.after(), query.limit()).map(ApiKeyResponse::of);
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @Operation(summary = "Read an API key, without its text")
  public ApiKeyResponse get(@PathParam("id") String id) {
    return ApiKeyResponse.of(keys.get(caller.tenantId(), id));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(summary = "Revoke an API key, at once on this node and within 2 s on every other")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(caller.tenantId(), id);
  }
}
