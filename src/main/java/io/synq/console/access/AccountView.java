package io.synq.console.access;

import io.synq.access.MeResource;
import io.synq.access.MeResponse;
import io.synq.access.OwnMail;
import io.synq.access.OwnMailResource;
import io.synq.access.OwnPasswordRequest;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.mail.Mailer;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The account of whoever is signed in. */
@Named("account")
@RequestScoped
public class AccountView {
  private static final Map<String, String> ROLES =
      Map.of(
          "operator", "Operator: runs the server and its tenants",
          "admin", "Administrator: may do everything in this tenant",
          "member", "Member: sends events, manages endpoints, issues and replays",
          "viewer", "Viewer: reads everything, changes nothing");

  @Inject MeResource resource;
  @Inject OwnMailResource mail;
  @Inject Mailer mailer;
  @Inject Submission submission;
  private MeResponse me;
  private final Fields fields = new Fields();

  @PostConstruct
  void load() {
    me = resource.get();
    if (me.tenant() != null) {
      fields.put("address", mail.get().address());
    }
  }

  public void changePassword() {
    submission.run(
        () -> {
          if (!fields.text("password").equals(fields.text("repeated"))) {
            throw Problem.invalid("/repeated", "is not the same").exception();
          }
          OwnPasswordRequest request =
              new Members()
                  .secret("current_password", fields.text("current_password"))
                  .secret("password", fields.text("password"))
                  .as(OwnPasswordRequest.class);
          Response answer = resource.changePassword(request);
          if (answer.getStatus() == ProblemType.TOO_MANY_REQUESTS.status()) {
            String wait = answer.getHeaderString("Retry-After");
            throw Problem.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Too many wrong passwords. Wait " + wait + " seconds.")
                .exception();
          }
          return Next.to(ConsolePage.ACCOUNT)
              .saying("Your password is changed. Elsewhere you are signed out.");
        });
  }

  public void saveMail() {
    submission.run(
        () -> {
          OwnMail wanted = new Members().text("address", fields.text("address")).as(OwnMail.class);
          mail.set(wanted);
          return Next.to(ConsolePage.ACCOUNT)
              .saying(
                  wanted.address() == null
                      ? "You are mailed nothing."
                      : "You are mailed at " + wanted.address() + ".");
        });
  }

  /** Whether the server mails anything. */
  public boolean isMailing() {
    return mailer.isOn();
  }

  public MeResponse getMe() {
    return me;
  }

  public String getRole() {
    return me.role() == null ? "" : ROLES.get(me.role());
  }

  /** What was typed; passwords are not shown again. */
  public Fields getFields() {
    return fields;
  }
}
