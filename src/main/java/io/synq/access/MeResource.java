package io.synq.access;

import io.synq.platform.OperationId;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /me}: the caller itself. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private final CurrentCaller caller;
  private final Tenants tenants;
  private final OwnPassword ownPassword;

  @Inject
  public MeResource(CurrentCaller caller, Tenants tenants, OwnPassword ownPassword) {
    this.caller = caller;
    this.tenants = tenants;
    this.ownPassword = ownPassword;
  }

  @GET
  @Requires(Permission.CREDENTIALS)
  @Operation(summary = "Read who you are, and what you may do")
  public MeResponse get() {
    Caller me = caller.get();
    return MeResponse.of(me, Optional.of(me.tenantId()).flatMap(tenants::find));
  }

  @POST
  @Path("/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.PERSON)
  @APIResponse(responseCode = "204", description = "The new one holds, and the old one is refused")
  @APIResponse(responseCode = "409", description = "Another password was set meanwhile.")
  @OperationId("changeOwnPassword")
  @Operation(
      summary = "Change your own password",
      description =
          "A wrong current password is 422, and counts as a failed sign-in. You are signed out of"
              + " the console everywhere but where you do this.")
  public Response changePassword(OwnPasswordRequest request) {
    request.violations(caller.get().name()).check();
    return ownPassword
        .change(caller.get(), caller.address().orElse(""), request)
        .map(AccessFilter::lockedOut)
        .orElseGet(() -> Response.noContent().build());
  }
}
