package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.endpoint.EndpointResponse;
import io.synq.eventtype.EventTypeName;
import io.synq.figures.EndpointHealthResource;
import io.synq.figures.HealthQuery;
import io.synq.figures.HealthReport;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints that take events of the workspace and nothing else. */
@Named("integrations")
@RequestScoped
public class IntegrationsView {
  private static final int ROWS = 25;

  /** What is looked through at a time, and how often: they stand among all endpoints. */
  private static final int LOOK = 100;

  private static final int MOST_LOOKS = 20;

  @Inject EndpointHealthResource health;
  @Inject EndpointRows rows;
  @Inject Query query;
  private Page<EndpointRow> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    List<HealthReport.Row> found = new ArrayList<>();
    @Nullable String cursor = query.cursor();
    int looks = 0;
    do {
      HealthReport.Response some = health.list(new HealthQuery(), new ListQuery(cursor, LOOK));
      some.data().stream().filter(row -> isIntegration(row.endpoint())).forEach(found::add);
      cursor = some.nextCursor();
    } while (cursor != null && found.size() < ROWS && ++looks < MOST_LOOKS);
    page = new Page<>(rows.of(found), cursor);
  }

  static boolean isIntegration(EndpointResponse endpoint) {
    return endpoint.eventTypes().stream().allMatch(EventTypeName::isWorkspace);
  }

  public Page<EndpointRow> getPage() {
    return page;
  }
}
