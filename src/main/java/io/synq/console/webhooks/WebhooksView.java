package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.endpoint.EndpointsResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A tenant's endpoints. */
@Named("webhooks")
@RequestScoped
public class WebhooksView {
  private static final int ROWS = 25;

  @Inject EndpointsResource endpoints;
  @Inject EndpointRows rows;
  @Inject Query query;
  private Page<EndpointRow> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    page = endpoints.list(new ListQuery(query.cursor(), ROWS)).map(rows::of);
  }

  public Page<EndpointRow> getPage() {
    return page;
  }
}
