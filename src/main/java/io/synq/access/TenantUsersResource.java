package io.synq.access;

import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /tenants/{id}/users}: for the operator, who makes a tenant's first administrator. */
@Path("/tenants/{id}/users")
@Produces(MediaType.APPLICATION_JSON)
public class TenantUsersResource {
  private final Tenants tenants;
  private final Users users;

  @Inject
  public TenantUsersResource(Tenants tenants, Users users) {
    this.tenants = tenants;
    this.users = users;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.OPERATOR)
  @Idempotent
  @Operation(
      summary = "Create a user of a tenant",
      description = "Without a password the server makes one, shown only in this answer.")
  @APIResponseSchema(
      value = UserResponse.class,
      responseCode = "201",
      responseDescription = "The user")
  @APIResponse(responseCode = "409", description = "The name is taken")
  public Answer<UserResponse> create(@PathParam("id") String id, UserRequest request) {
    Tenant tenant = tenants.get(id);
    request.violations().check();
    Users.Issued issued = users.create(tenant.id(), request);
    return Answer.created(UserResponse.of(issued), "users/" + issued.user().id());
  }

  @GET
  @Requires(Permission.OPERATOR)
  @Operation(summary = "List the users of a tenant, newest first")
  public Page<UserResponse> list(@PathParam("id") String id, @BeanParam ListQuery query) {
    return users.list(tenants.get(id).id(), query.after(), query.limit()).map(UserResponse::of);
  }
}
