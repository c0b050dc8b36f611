package io.synq.console.door;

import io.synq.access.Caller;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.portal.LinkToken;
import io.synq.portal.PortalLink;
import io.synq.portal.PortalLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets in who has a link to a tenant's portal: a script sends what stands behind its number sign.
 */
@Named("portalDoor")
@RequestScoped
public class PortalDoorView {
  private String token = "";
  @Inject PortalLinks links;
  @Inject TenantDoor tenants;
  @Inject Door door;
  @Inject Submission submission;
  @Inject HttpServletRequest request;

  public void enter() {
    submission.run(
        () -> {
          Caller caller =
              LinkToken.parse(token)
                  .flatMap(links::of)
                  .map(PortalLink::caller)
                  .orElseThrow(
                      Problem.of(
                              ProblemType.INVALID,
                              "This link has expired, was revoked, or is not whole. Open it again"
                                  + " from where you found it.")
                          ::exception);
          tenants.stayHome(caller);
          door.admitByLink(
              caller,
              request,
              (HttpServletResponse)
                  FacesContext.getCurrentInstance().getExternalContext().getResponse());
          return Next.to(ConsolePage.WEBHOOKS);
        });
  }

  public String getToken() {
    return "";
  }

  public void setToken(String token) {
    this.token = token;
  }
}
