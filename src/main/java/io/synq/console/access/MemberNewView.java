package io.synq.console.access;

import io.synq.access.TenantUsersResource;
import io.synq.access.UserRequest;
import io.synq.access.UserResponse;
import io.synq.access.UsersResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.frame.Visit;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Makes a person's account, with a password that is shown once. */
@Named("memberNew")
@RequestScoped
public class MemberNewView {
  @Inject UsersResource users;
  @Inject TenantUsersResource tenantUsers;
  @Inject Submission submission;
  @Inject Query query;
  @Inject Visit visit;
  private final Fields fields = new Fields();

  @PostConstruct
  void load() {
    fields.put("role", visit.page() == ConsolePage.TENANT_USER_NEW ? "admin" : "member");
  }

  /** Of the own tenant. */
  public void add() {
    submission.run(
        () -> {
          UserResponse user = users.create(request()).body();
          return Next.to(ConsolePage.TEAM).saying(made(user));
        });
  }

  /** Of the tenant that the operator looks at. */
  public void addToTenant() {
    submission.run(
        () -> {
          UserResponse user = tenantUsers.create(query.id(), request()).body();
          return Next.to(ConsolePage.TENANT, "id", query.id()).saying(made(user));
        });
  }

  private UserRequest request() {
    return new Members()
        .required("name", fields.text("name"))
        .text("display_name", fields.text("display_name"))
        .required("role", fields.text("role"))
        .as(UserRequest.class);
  }

  private static PageNotice made(UserResponse user) {
    return PageNotice.secret(
        user.name() + " can sign in now, with this password:", user.password());
  }

  public Fields getFields() {
    return fields;
  }
}
