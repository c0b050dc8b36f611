package io.synq.console.eventlog;

import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
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

  @Inject EndpointsResource endpoints;
  private @Nullable Map<String, EndpointResponse> byId;

  /** The newest of them. */
  public List<EndpointResponse> getAll() {
    return List.copyOf(byId().values());
  }

  /** An endpoint's URL; its id if it is not among the newest, or deleted. */
  public String url(String id) {
    EndpointResponse endpoint = byId().get(id);
    return endpoint == null ? id : endpoint.url();
  }

  /** Whether there is a page on it. */
  public boolean knows(String id) {
    return byId().containsKey(id);
  }

  private Map<String, EndpointResponse> byId() {
    if (byId == null) {
      byId =
          endpoints.list(new ListQuery(null, MOST)).data().stream()
              .collect(
                  Collectors.toMap(
                      EndpointResponse::id,
                      Function.identity(),
                      (one, other) -> one,
                      LinkedHashMap::new));
    }
    return byId;
  }
}
