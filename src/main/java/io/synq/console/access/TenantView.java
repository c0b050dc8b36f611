package io.synq.console.access;

import io.synq.access.TenantPatch;
import io.synq.access.TenantResponse;
import io.synq.access.TenantUsersResource;
import io.synq.access.TenantsResource;
import io.synq.access.UserResponse;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Edit;
import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.platform.Answer;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant as the operator sees it. */
@Named("tenant")
@RequestScoped
public class TenantView {
  private static final int ROWS = 50;

  @Inject TenantsResource tenants;
  @Inject TenantUsersResource users;
  @Inject Edit edit;
  @Inject Submission submission;
  @Inject Query query;
  private TenantResponse tenant;
  private @Nullable Page<UserResponse> people;
  private final Fields fields = new Fields();

  @PostConstruct
  void load() {
    Answer<TenantResponse> read = tenants.get(query.id());
    tenant = read.body();
    edit.of(read.tag());
    fields.put("name", tenant.name());
  }

  /** Gives it another name, unless somebody else has meanwhile. */
  public void save() {
    submission.run(
        () -> {
          TenantPatch patch = new Members().text("name", fields.text("name")).as(TenantPatch.class);
          edit.save("tenant", tag -> tenants.update(tenant.id(), tag, patch));
          return Next.to(ConsolePage.TENANT, "id", tenant.id()).saying("The name is saved.");
        });
  }

  /** What the form says otherwise than is so now. */
  public List<FieldDifference> getDifferences() {
    return fields.differences(new Fields(Map.of("name", tenant.name())), "name", "Name");
  }

  public TenantResponse getFacts() {
    return tenant;
  }

  public Fields getFields() {
    return fields;
  }

  public Page<UserResponse> getPeople() {
    if (people == null) {
      people = users.list(tenant.id(), new ListQuery(query.cursor(), ROWS));
    }
    return people;
  }
}
