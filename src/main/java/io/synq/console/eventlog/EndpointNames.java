package io.synq.console.eventlog;

import io.synq.console.figures.HealthWords;
import io.synq.console.frame.Form;
import io.synq.console.frame.Query;
import io.synq.console.text.EndpointTitle;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.figures.EndpointHealthResource;
import io.synq.figures.HealthQuery;
import io.synq.figures.HealthReport;
import io.synq.platform.ListQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tenant's endpoints, for pages that name them and let one choose among them. */
@Named("endpointNames")
@RequestScoped
public class EndpointNames {
  private static final int MOST = 200;

  private final EndpointHealthResource health;
  private final EndpointsResource endpoints;
  private final Query query;
  private final Form form;
  private HealthReport.@Nullable Response report;
  private final Map<String, Choice> listed = new LinkedHashMap<>();
  private final Map<String, Choice> others = new HashMap<>();

  @Inject
  EndpointNames(
      EndpointHealthResource health, EndpointsResource endpoints, Query query, Form form) {
    this.health = health;
    this.endpoints = endpoints;
    this.query = query;
    this.form = form;
  }

  /**
   * An endpoint to choose.
   *
   * @param label its title, and how it does unless that is well
   */
  public record Choice(String id, String title, String state, String label) {
    static Choice of(HealthWords one) {
      String title = title(one.endpoint());
      String label = one.isWell() ? title : title + " · " + one.brief();
      return new Choice(one.endpoint().id(), title, one.endpoint().state(), label);
    }

    static Choice of(EndpointResponse endpoint) {
      String title = title(endpoint);
      return new Choice(endpoint.id(), title, endpoint.state(), title);
    }

    /** Of one that there is not, or no more. */
    static Choice unknown(String id) {
      return new Choice(id, id, "", id);
    }

    private static String title(EndpointResponse endpoint) {
      return EndpointTitle.of(endpoint.description(), endpoint.url());
    }
  }

  /** As many as one may choose among, the worst first, and those that are chosen already. */
  public List<Choice> getAll() {
    List<String> chosen =
        Stream.concat(query.all("endpoint_id").stream(), form.all("endpoint").stream())
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .toList();
    look(chosen);
    return Stream.concat(listed().values().stream(), chosen.stream().map(this::choice))
        .distinct()
        .toList();
  }

  /** What is to be said of those that one may not choose among; nothing if there are none. */
  public String getLeftOut() {
    int count = HealthWords.count(report().counts());
    return count <= MOST
        ? ""
        : String.format(
            Locale.ENGLISH,
            "These are %,d of %,d, the worst first. The page's address takes any other by its id:"
                + " endpoint_id=ep_…",
            MOST,
            count);
  }

  /** What an endpoint is called; its id if there is no such one any more. */
  public String title(String id) {
    look(List.of(id));
    return choice(id).title();
  }

  /** Reads the names of these, all at once. */
  void look(Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Set<String> missing = new HashSet<>(ids);
    missing.removeAll(listed().keySet());
    missing.removeAll(others.keySet());
    missing.forEach(id -> others.put(id, Choice.unknown(id)));
    endpoints.some(missing).forEach(one -> others.put(one.id(), Choice.of(one)));
  }

  private Choice choice(String id) {
    Choice known = listed().get(id);
    return known == null ? others.getOrDefault(id, Choice.unknown(id)) : known;
  }

  private Map<String, Choice> listed() {
    report();
    return listed;
  }

  private HealthReport.Response report() {
    if (report == null) {
      report = health.list(new HealthQuery(), new ListQuery(null, MOST));
      report.data().stream()
          .map(row -> Choice.of(new HealthWords(row)))
          .forEach(one -> listed.put(one.id(), one));
    }
    return report;
  }
}
