package io.synq.audit;

import io.synq.access.CurrentCaller;
import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.platform.ListQuery;
import io.synq.platform.OperationId;
import io.synq.platform.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /audit}: who changed what in a tenant. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private final AuditLog log;
  private final CurrentCaller caller;

  @Inject
  public AuditResource(AuditLog log, CurrentCaller caller) {
    this.log = log;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ADMIN)
  @OperationId("listAuditEntries")
  @Operation(summary = "List the changes that people and keys made, newest first")
  public Page<AuditEntryResponse> list(@BeanParam AuditQuery wanted, @BeanParam ListQuery query) {
    return log.list(caller.tenantId(), wanted, query.after(), query.limit());
  }
}
