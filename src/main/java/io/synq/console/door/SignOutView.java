package io.synq.console.door;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.console.frame.Visit;
import io.synq.console.session.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Ends the session of this browser. */
@Named("signOut")
@RequestScoped
public class SignOutView {
  @Inject Sessions sessions;
  @Inject SessionCookie cookie;
  @Inject Visit visit;
  @Inject Submission submission;
  @Inject HttpServletRequest request;

  public void leave() {
    submission.run(
        () -> {
          visit.session().ifPresent(sessions::end);
          var context = FacesContext.getCurrentInstance().getExternalContext();
          cookie.clear(request, (HttpServletResponse) context.getResponse());
          return Next.to(ConsolePage.SIGN_IN);
        });
  }
}
