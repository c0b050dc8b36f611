package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.figures.EndpointHealthResource;
import io.synq.figures.HealthQuery;
import io.synq.figures.HealthReport;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The endpoints that take events of the workspace and nothing else. */
@Named("integrations")
@RequestScoped
public class IntegrationsView {
  /** What is looked through at a time: they stand among all endpoints. */
  private static final int LOOK = 100;

  @Inject EndpointHealthResource health;
  @Inject EndpointRows rows;
  @Inject Query query;
  private Page<EndpointRow> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    Page<HealthReport.Row> found =
        new IntegrationSearch(cursor -> health.list(new HealthQuery(), new ListQuery(cursor, LOOK)))
            .page(query.cursor());
    page = new Page<>(rows.of(found.data()), found.nextCursor());
  }

  public Page<EndpointRow> getPage() {
    return page;
  }
}
