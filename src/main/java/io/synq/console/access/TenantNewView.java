package io.synq.console.access;

import io.synq.access.TenantRequest;
import io.synq.access.TenantResponse;
import io.synq.access.TenantsResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Submission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Makes a tenant, with its first key. */
@Named("tenantNew")
@RequestScoped
public class TenantNewView {
  @Inject TenantsResource tenants;
  @Inject Submission submission;
  private final Fields fields = new Fields();

  public void create() {
    submission.run(
        () -> {
          TenantRequest request =
              new Members()
                  .required("slug", fields.text("slug"))
                  .required("name", fields.text("name"))
                  .as(TenantRequest.class);
          TenantResponse tenant = tenants.create(request).body();
          return Next.to(ConsolePage.TENANT, "id", tenant.id())
              .saying(
                  PageNotice.secret(
                      tenant.name() + " is created. This is its first API key:", tenant.apiKey()));
        });
  }

  public Fields getFields() {
    return fields;
  }
}
