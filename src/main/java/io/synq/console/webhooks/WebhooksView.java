package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.delivery.EndpointHealthResource;
import io.synq.delivery.HealthReport;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A tenant's endpoints, the worst first. */
@Named("webhooks")
@RequestScoped
public class WebhooksView {
  private static final int ROWS = 25;

  @Inject EndpointHealthResource health;
  @Inject EndpointRows rows;
  @Inject Query query;
  private Page<EndpointRow> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    HealthReport.Response some = health.list(new ListQuery(query.cursor(), ROWS));
    page = new Page<>(rows.of(some.data()), some.nextCursor());
  }

  public Page<EndpointRow> getPage() {
    return page;
  }
}
