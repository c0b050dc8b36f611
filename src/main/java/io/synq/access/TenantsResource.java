package io.synq.access;

import io.synq.platform.Idempotent;
import io.synq.platform.Ids;
import io.synq.platform.ListQuery;
import io.synq.platform.Names;
import io.synq.platform.Page;
import io.synq.platform.RequestObject;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /tenants}: for the operator of the server. */
@Path("/tenants")
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
  static final int MAX_NAME = 200;

  private final Tenants tenants;
  private final NewTenants newTenants;

  @Inject
  public TenantsResource(Tenants tenants, NewTenants newTenants) {
    this.tenants = tenants;
    this.newTenants = newTenants;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @OperatorOnly
  @Idempotent
  @RequestBodySchema(TenantRequest.class)
  @APIResponseSchema(
      value = TenantResponse.class,
      responseCode = "201",
      responseDescription = "The tenant, with its first key")
  @APIResponse(
      responseCode = "409",
      description =
          "The slug or the id is taken, or the first request of this Idempotency-Key is still under way.")
  @Operation(summary = "Make a tenant with its first API key, which is shown only in this answer")
  public Response create(byte[] body) {
    RequestObject request = RequestObject.parse(body);
    Optional<String> slug = request.required("slug", 63);
    if (slug.isPresent() && !Tenants.SLUG.matcher(slug.get()).matches()) {
      request.violation("/slug", "must be lower-case letters, digits and inner hyphens");
    }
    Optional<String> name = request.text("name", MAX_NAME);
    Optional<String> id = request.text("id", 36);
    if (id.isPresent() && Names.uuid(id.get()).isEmpty()) {
      request.violation("/id", "must be a UUID");
    }
    request.check();
    NewTenants.Created created =
        newTenants.create(
            id.flatMap(Names::uuid).orElseGet(() -> Ids.uuid().toString()),
            slug.orElseThrow(),
            name.orElse(slug.orElseThrow()),
            KeyText.random());
    return Response.created(URI.create("tenants/" + created.tenant().id()))
        .entity(TenantResponse.created(created))
        .build();
  }

  @GET
  @OperatorOnly
  @Operation(summary = "List the tenants, newest first")
  public Page<TenantResponse> list(@BeanParam ListQuery query) {
    Page<Tenant> page = tenants.list(query.after(), query.limit());
    return page.map(TenantResponse::of);
  }
}
