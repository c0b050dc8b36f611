package io.synq.console.eventlog;

import io.synq.console.figures.EndpointHealth;
import io.synq.console.text.EndpointTitle;
import io.synq.endpoint.EndpointResponse;
import io.synq.figures.EndpointHealthResource;
import io.synq.figures.HealthQuery;
import io.synq.platform.ListQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenant's endpoints, for pages that name them and let one choose among them. */
@Named("endpointNames")
@RequestScoped
public class EndpointNames {
  private static final int MOST = 200;

  @Inject EndpointHealthResource health;
  private @Nullable Map<String, Choice> byId;

  /**
   * An endpoint to choose.
   *
   * @param label its title, and how it does unless that is well
   */
  public record Choice(String id, String url, String title, String state, String label) {
    static Choice of(EndpointHealth one) {
      EndpointResponse endpoint = one.endpoint();
      String title = EndpointTitle.of(endpoint.description(), endpoint.url());
      String label = one.isWell() ? title : title + " · " + one.brief();
      return new Choice(endpoint.id(), endpoint.url(), title, endpoint.state(), label);
    }
  }

  /** As many as one may choose among, the worst first. */
  public List<Choice> getAll() {
    return List.copyOf(byId().values());
  }

  /** What an endpoint is called; its id if it is not among those, or deleted. */
  public String title(String id) {
    Choice endpoint = byId().get(id);
    return endpoint == null ? id : endpoint.title();
  }

  /** Whether there is a page on it. */
  public boolean knows(String id) {
    return byId().containsKey(id);
  }

  private Map<String, Choice> byId() {
    if (byId == null) {
      byId =
          health.list(new HealthQuery(), new ListQuery(null, MOST)).data().stream()
              .map(row -> Choice.of(new EndpointHealth(row)))
              .collect(
                  Collectors.toMap(
                      Choice::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
    return byId;
  }
}
