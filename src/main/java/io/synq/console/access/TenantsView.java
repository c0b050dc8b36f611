package io.synq.console.access;

import io.synq.access.TenantResponse;
import io.synq.access.TenantsResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.frame.Visit;
import io.synq.console.session.Sessions;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's tenants, and the one that the operator works in. */
@Named("tenants")
@RequestScoped
public class TenantsView {
  private static final int ROWS = 50;

  @Inject TenantsResource tenants;
  @Inject Sessions sessions;
  @Inject Visit visit;
  @Inject Submission submission;
  @Inject Query query;
  private Page<TenantResponse> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    page = tenants.list(new ListQuery(query.cursor(), ROWS));
  }

  public void leave() {
    submission.run(
        () -> {
          visit.session().ifPresent(token -> sessions.choose(token, null));
          return Next.to(ConsolePage.TENANTS);
        });
  }

  public List<TenantResponse> getRows() {
    return page.data();
  }

  public @Nullable String getNextCursor() {
    return page.nextCursor();
  }
}
