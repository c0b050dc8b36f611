package io.synq.console.access;

import io.synq.access.TenantResponse;
import io.synq.access.TenantsResource;
import io.synq.console.frame.Query;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The server's tenants. */
@Named("tenants")
@RequestScoped
public class TenantsView {
  private static final int ROWS = 50;

  @Inject TenantsResource tenants;
  @Inject Query query;
  private Page<TenantResponse> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    page = tenants.list(new ListQuery(query.cursor(), ROWS));
  }

  public Page<TenantResponse> getPage() {
    return page;
  }
}
