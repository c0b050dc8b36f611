package io.synq.deliverylog;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.endpoint.Endpoints;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /endpoints/{id}/blocked-keys}. */
@Path("/endpoints/{id}/blocked-keys")
@Produces(MediaType.APPLICATION_JSON)
public class BlockedKeysResource {
  private final BlockedKeys blocked;
  private final Endpoints endpoints;
  private final CurrentCaller caller;

  @Inject
  public BlockedKeysResource(BlockedKeys blocked, Endpoints endpoints, CurrentCaller caller) {
    this.blocked = blocked;
    this.endpoints = endpoints;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(
      summary = "List the keys that an endpoint's failing deliveries block",
      description =
          "Of an endpoint that keeps order: blocked for longest first, with the delivery that the"
              + " others of the key wait for.")
  public Page<BlockedKey> list(@PathParam("id") String id, @BeanParam ListQuery query) {
    String endpointId = endpoints.get(caller.tenantId(), id).id();
    return blocked.page(endpointId, query.after(), query.limit());
  }
}
