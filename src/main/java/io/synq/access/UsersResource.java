package io.synq.access;

import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.OperationId;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /users}: the people of a tenant. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
  private final Users users;
  private final CurrentCaller caller;

  @Inject
  public UsersResource(Users users, CurrentCaller caller) {
    this.users = users;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ADMIN)
  @Idempotent
  @Operation(
      summary = "Create a user",
      description = "Without a password the server makes one, shown only in this answer.")
  @APIResponseSchema(
      value = UserResponse.class,
      responseCode = "201",
      responseDescription = "The user")
  @APIResponse(responseCode = "409", description = "The name is taken")
  public Answer<UserResponse> create(UserRequest request) {
    request.violations().check();
    Users.Issued issued = users.create(caller.tenantId(), request);
    User user = issued.user();
    return Answer.created(UserResponse.of(issued), "users/" + user.id(), user.version());
  }

  @GET
  @Requires(Permission.ADMIN)
  @Operation(summary = "List the users, newest first")
  public Page<UserResponse> list(@BeanParam ListQuery query) {
    return users.list(caller.tenantId(), query.after(), query.limit()).map(UserResponse::of);
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @APIResponse(responseCode = "304", description = "It has not changed.")
  @Operation(summary = "Read a user")
  @APIResponseSchema(UserResponse.class)
  public Answer<UserResponse> get(@PathParam("id") String id) {
    return answer(users.get(caller.tenantId(), id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Requires(Permission.ADMIN)
  @RequestBodySchema(UserRequest.class)
  @APIResponse(
      responseCode = "409",
      description = "The name is taken, or callers would demote or disable themselves.")
  @Operation(
      summary = "Change a user by a JSON merge patch",
      description =
          "With the ETag that was read in If-Match, a user who was changed meanwhile is left"
              + " unchanged and answered 412. Nobody can demote or disable themselves: 409.")
  @APIResponseSchema(UserResponse.class)
  public Answer<UserResponse> update(
      @PathParam("id") String id,
      @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch,
      Patch<UserRequest> patch) {
    return answer(
        users.change(
            caller.get(),
            id,
            EntityTags.parse(ifMatch),
            old -> patch.apply(old, UserRequest::violations)));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @APIResponse(responseCode = "204", description = "It is deleted")
  @APIResponse(responseCode = "409", description = "Callers would delete themselves.")
  @Operation(
      summary = "Delete a user, who is refused from then on",
      description =
          "With If-Match, only if the user was not changed meanwhile: otherwise 412. Nobody can"
              + " delete themselves: 409.")
  public void delete(
      @PathParam("id") String id, @HeaderParam(EntityTags.IF_MATCH) @Nullable String ifMatch) {
    users.delete(caller.get(), id, EntityTags.parse(ifMatch));
  }

  @POST
  @Path("/{id}/password")
  @Requires(Permission.ADMIN)
  @Idempotent
  @OperationId("setUserPassword")
  @Operation(
      summary = "Set a user's password; the old one is refused from then on",
      description = "Without a password the server makes one, shown only in this answer.")
  @APIResponseSchema(UserResponse.class)
  public Answer<UserResponse> setPassword(
      @PathParam("id") String id, @RequestBody(required = false) PasswordRequest request) {
    request.violations(users.get(caller.tenantId(), id).name()).check();
    Users.Issued issued =
        users.setPassword(caller.tenantId(), id, Optional.ofNullable(request.password()));
    return Answer.of(UserResponse.of(issued), issued.user().version());
  }

  private static Answer<UserResponse> answer(User user) {
    return Answer.of(UserResponse.of(user), user.version());
  }
}
