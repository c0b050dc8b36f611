package io.synq.portal;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.Answer;
import io.synq.platform.Idempotent;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.platform.ServerSettings;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /portal-links}: links that open a tenant's portal. */
@Path("/portal-links")
@Produces(MediaType.APPLICATION_JSON)
public class PortalLinksResource {
  private final PortalLinks links;
  private final CurrentCaller caller;
  private final ServerSettings server;

  @Inject
  public PortalLinksResource(PortalLinks links, CurrentCaller caller, ServerSettings server) {
    this.links = links;
    this.caller = caller;
    this.server = server;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.ADMIN)
  @Idempotent
  @APIResponseSchema(
      value = PortalLinkResponse.class,
      responseCode = "201",
      responseDescription = "The link, with its address")
  @Operation(
      summary = "Create a link to the portal; its address is shown only in this answer",
      description =
          "Whoever has the address sees the tenant's endpoints, deliveries and events without an"
              + " account, as often as they open it, until it expires, is revoked, or whoever made"
              + " it is no administrator any more.")
  public Answer<PortalLinkResponse> create(PortalLinkRequest request) {
    PortalLinks.Issued issued = links.issue(caller.get(), request);
    // Of an address, browsers send nothing that stands behind the number sign (RFC 9110, 4.2.5).
    String url = server.publicUrl + "/portal/open#" + issued.token().value();
    return Answer.created(
        PortalLinkResponse.of(issued.link(), url), "portal-links/" + issued.link().id());
  }

  @GET
  @Requires(Permission.ADMIN)
  @Operation(summary = "List the links to the portal that have not expired, newest first")
  public Page<PortalLinkResponse> list(@BeanParam ListQuery query) {
    return links.list(caller.tenantId(), query.after(), query.limit()).map(PortalLinkResponse::of);
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @Operation(summary = "Read a link to the portal, without its address")
  public PortalLinkResponse get(@PathParam("id") String id) {
    return PortalLinkResponse.of(links.get(caller.tenantId(), id));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Permission.ADMIN)
  @APIResponse(responseCode = "204", description = "Done")
  @Operation(summary = "Revoke a link to the portal, and end what it has opened, at once")
  public void revoke(@PathParam("id") String id) {
    links.revoke(caller.tenantId(), id);
  }
}
