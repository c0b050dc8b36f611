package io.synq.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /me/mail}: what the caller wants to be mailed. */
@Path("/me/mail")
@Produces(MediaType.APPLICATION_JSON)
public class OwnMailResource {
  private final CurrentCaller caller;
  private final OwnMails mails;

  @Inject
  public OwnMailResource(CurrentCaller caller, OwnMails mails) {
    this.caller = caller;
    this.mails = mails;
  }

  @GET
  @Requires(Permission.PERSON)
  @Operation(summary = "Read where you are mailed what the server tells of endpoints")
  public OwnMail get() {
    return mails.of(caller.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Permission.PERSON)
  @APIResponse(responseCode = "200", description = "So it is from now on")
  @Operation(
      summary = "Say where you are mailed what the server tells of endpoints; null for nowhere",
      description =
          "That an endpoint of the tenant fails or was disabled, and that deliveries were given"
              + " up: at most one mail in five minutes. A server without a mail server keeps the"
              + " address and mails nothing. The operator of the server has no tenant to hear of.")
  public OwnMail set(OwnMail mail) {
    mail.violations().check();
    return mails.set(caller.get(), mail);
  }
}
