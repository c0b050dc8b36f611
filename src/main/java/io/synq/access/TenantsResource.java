package io.synq.access;

import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.Idempotent;
import io.synq.platform.Ids;
import io.synq.platform.ListQuery;
import io.synq.platform.Names;
import io.synq.platform.Page;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /tenants}: for the operator of the server. */
@Path("/tenants")
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
  private final Tenants tenants;
  private final NewTenants newTenants;
  private final TenantRename rename;

  @Inject
  public TenantsResource(Tenants tenants, NewTenants newTenants, TenantRename rename) {
    this.tenants = tenants;
    this.newTenants = newTenants;
    this.rename = rename;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.OPERATOR)
  @Idempotent
  @APIResponseSchema(
      value = TenantResponse.class,
      responseCode = "201",
      responseDescription = "The tenant, with its first key")
  @APIResponse(responseCode = "409", description = "The slug or the id is taken")
  @Operation(summary = "Create a tenant with its first API key, which is shown only in this answer")
  public Answer<TenantResponse> create(TenantRequest request) {
    request.violations().check();
    String id = request.id() == null ? Ids.uuid().toString() : Names.canonical(request.id());
    NewTenants.Created created =
        newTenants.create(id, request.slug(), request.name(), KeyText.random());
    return Answer.created(
        TenantResponse.created(created), "tenants/" + id, created.tenant().version());
  }

  @GET
  @Requires(Permission.OPERATOR)
  @Operation(summary = "List the tenants, newest first")
  public Page<TenantResponse> list(@BeanParam ListQuery query) {
    Page<Tenant> page = tenants.list(query.after(), query.limit());
    return page.map(TenantResponse::of);
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.OPERATOR)
  @APIResponse(responseCode = "304", description = "It has not changed.")
  @Operation(summary = "Read a tenant")
  @APIResponseSchema(TenantResponse.class)
  public Answer<TenantResponse> get(@PathParam("id") String id) {
    return answer(tenants.get(id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Requires(Permission.OPERATOR)
  @Operation(
      summary = "Change a tenant's name by a JSON merge patch",
      description =
          "With the ETag that was read in If-Match, a tenant that has changed meanwhile is left as"
              + " it is and answered 412.")
  @APIResponseSchema(TenantResponse.class)
  public Answer<TenantResponse> update(
      @PathParam("id") String id,
      @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch,
      TenantPatch patch) {
    EntityTags condition = EntityTags.parse(ifMatch);
    return answer(rename.apply(id, condition, Optional.ofNullable(patch.name())));
  }

  private static Answer<TenantResponse> answer(Tenant tenant) {
    return Answer.of(TenantResponse.of(tenant), tenant.version());
  }
}
