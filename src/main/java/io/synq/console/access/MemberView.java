package io.synq.console.access;

import io.synq.access.MeResource;
import io.synq.access.PasswordRequest;
import io.synq.access.UserRequest;
import io.synq.access.UserResponse;
import io.synq.access.UsersResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Edit;
import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.platform.Answer;
import io.synq.request.Patch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A person of the tenant, and what administrators change about them. */
@Named("member")
@RequestScoped
public class MemberView {
  @Inject UsersResource users;
  @Inject MeResource me;
  @Inject Edit edit;
  @Inject Submission submission;
  @Inject Query query;
  private UserResponse user;
  private final Fields fields = new Fields();
  private Fields now = new Fields();

  @PostConstruct
  void load() {
    Answer<UserResponse> read = users.get(query.id());
    user = read.body();
    edit.of(read.tag());
    fields.put("name", user.name());
    fields.put("display_name", user.displayName() == null ? "" : user.displayName());
    fields.put("role", user.role());
    fields.put("disabled", user.disabled());
    now = new Fields(fields);
  }

  /** Saves the changes, unless somebody else made others meanwhile. */
  public void save() {
    submission.run(
        () -> {
          Patch<UserRequest> patch =
              new Members()
                  .text("name", fields.text("name"))
                  .text("display_name", fields.text("display_name"))
                  .text("role", fields.text("role"))
                  .flag("disabled", fields.flag("disabled"))
                  .patch(UserRequest.class);
          edit.save("team member", tag -> users.update(user.id(), tag, patch));
          return Next.to(ConsolePage.TEAM).saying(fields.text("name") + " is saved.");
        });
  }

  public void setPassword() {
    submission.run(
        () -> {
          UserResponse set = users.setPassword(user.id(), PasswordRequest.GENERATED).body();
          return Next.to(ConsolePage.MEMBER, "id", user.id())
              .saying(PageNotice.secret("The new password of " + set.name() + ":", set.password()));
        });
  }

  public void delete() {
    submission.run(
        () -> {
          users.delete(user.id(), null);
          return Next.to(ConsolePage.TEAM).saying(user.name() + " is removed.");
        });
  }

  /** What the form says otherwise than is so now. */
  public List<FieldDifference> getDifferences() {
    return fields.differences(
        now,
        "name",
        "Name",
        "display_name",
        "Display name",
        "role",
        "Role",
        "disabled",
        "Disabled");
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
