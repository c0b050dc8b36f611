package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
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
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant's endpoints, the worst first unless somebody wants them otherwise. */
@Named("webhooks")
@RequestScoped
public class WebhooksView {
  private static final int ROWS = 25;
  private static final List<String> STATES =
      List.of("failing", "held", "degraded", "disabled", "healthy");

  @Inject EndpointHealthResource health;
  @Inject EndpointRows rows;
  @Inject Submission submission;
  @Inject Query query;
  private Page<EndpointRow> page = new Page<>(List.of(), null);

  /** A way to put the list in order. */
  public enum Order {
    HEALTH("Worst first"),
    NAME("By name"),
    NEWEST("Newest first");

    private final String title;

    Order(String title) {
      this.title = title;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
      return title;
    }
  }

  @PostConstruct
  void load() {
    HealthQuery wanted =
        new HealthQuery(query.get("q"), one("health", STATES), one("sort", orders()));
    submission
        .search(() -> health.list(wanted, new ListQuery(query.cursor(), ROWS)), "q")
        .ifPresent(this::show);
  }

  private void show(HealthReport.Response some) {
    page = new Page<>(rows.of(some.data()), some.nextCursor());
  }

  /** What the address says, if it is one of these. */
  private @Nullable String one(String name, List<String> known) {
    return query.text(name).filter(known::contains).orElse(null);
  }

  private static List<String> orders() {
    return Stream.of(Order.values()).map(Order::code).toList();
  }

  public List<String> getStates() {
    return STATES;
  }

  public Order[] getOrders() {
    return Order.values();
  }

  /** Whether something is left out. */
  public boolean isFiltered() {
    return query.get("q") != null || query.get("health") != null;
  }

  public Page<EndpointRow> getPage() {
    return page;
  }
}
