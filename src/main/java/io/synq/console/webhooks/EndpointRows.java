package io.synq.console.webhooks;

import io.synq.console.figures.EndpointFigures;
import io.synq.console.figures.EndpointHealth;
import io.synq.console.figures.Period;
import io.synq.delivery.Figures;
import io.synq.delivery.HealthReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rows of lists of endpoints: the figures of all of them are looked up at once. */
@RequestScoped
public class EndpointRows {
  @Inject EndpointFigures figures;
  private @Nullable Map<String, Figures> day;

  EndpointRow of(HealthReport.Row endpoint) {
    if (day == null) {
      day = figures.since(Period.DAY);
    }
    return new EndpointRow(
        new EndpointHealth(endpoint),
        day.getOrDefault(endpoint.endpoint().id(), EndpointFigures.NONE));
  }
}
