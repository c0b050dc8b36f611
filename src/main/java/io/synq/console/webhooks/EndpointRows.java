package io.synq.console.webhooks;

import io.synq.console.figures.EndpointFigures;
import io.synq.console.figures.HealthWords;
import io.synq.console.figures.Spark;
import io.synq.figures.HealthReport;
import io.synq.figures.Stats;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes the rows of lists of endpoints: the figures of all of them are looked up at once. */
@RequestScoped
public class EndpointRows {
  private final EndpointFigures figures;
  private final InstantSource clock;

  @Inject
  EndpointRows(EndpointFigures figures, InstantSource clock) {
    this.figures = figures;
    this.clock = clock;
  }

  List<EndpointRow> of(List<HealthReport.Row> endpoints) {
    Map<String, Stats.OfEndpoint> day = figures.lastDay(endpoints);
    return endpoints.stream()
        .map(one -> row(one, day.getOrDefault(one.endpoint().id(), EndpointFigures.NONE)))
        .toList();
  }

  private EndpointRow row(HealthReport.Row endpoint, Stats.OfEndpoint day) {
    return new EndpointRow(
        new HealthWords(endpoint), day.figures(), Spark.of(day, clock.instant()));
  }
}
