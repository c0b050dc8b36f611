package io.synq.console.access;

import io.synq.access.MeResource;
import io.synq.access.UserResponse;
import io.synq.access.UsersResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Notice;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Response;

/** A person of the tenant, and what administrators change about them. */
@Named("member")
@RequestScoped
public class MemberView {
  @Inject UsersResource users;
  @Inject MeResource me;
  @Inject Submission submission;
  @Inject Query query;
  private UserResponse user;
  private final Fields fields = new Fields();

  @PostConstruct
  void load() {
    Response read = users.get(query.id());
    user = (UserResponse) read.getEntity();
    fields.put("version", "\"" + read.getEntityTag().getValue() + "\"");
    fields.put("name", user.name());
    fields.put("display_name", user.displayName() == null ? "" : user.displayName());
    fields.put("role", user.role());
    fields.put("disabled", user.disabled());
  }

  /** Saves the changes, unless somebody else made others since this page was read. */
  public void save() {
    submission.run(
        () -> {
          byte[] body =
              new Members()
                  .text("name", fields.text("name"))
                  .text("display_name", fields.text("display_name"))
                  .text("role", fields.text("role"))
                  .flag("disabled", fields.flag("disabled"))
                  .bytes();
          users.change(user.id(), fields.text("version"), body);
          return Next.to(ConsolePage.TEAM).saying(fields.text("name") + " is saved.");
        });
  }

  public void setPassword() {
    submission.run(
        () -> {
          UserResponse set = (UserResponse) users.setPassword(user.id(), new byte[0]).getEntity();
          return Next.to(ConsolePage.MEMBER, "id", user.id())
              .saying(Notice.secret("The new password of " + set.name() + ":", set.password()));
        });
  }

  public void delete() {
    submission.run(
        () -> {
          users.delete(user.id(), null);
          return Next.to(ConsolePage.TEAM).saying(user.name() + " is removed.");
        });
  }

  public UserResponse getFacts() {
    return user;
  }

  public Fields getFields() {
    return fields;
  }

  public boolean isMyself() {
    return me.get().id().equals(user.id());
  }
}
