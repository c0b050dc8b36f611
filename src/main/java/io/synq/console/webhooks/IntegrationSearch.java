package io.synq.console.webhooks;

import io.synq.eventtype.EventTypeName;
import io.synq.figures.HealthReport;
import io.synq.platform.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoints that take events of the workspace and nothing else, among all.
 *
 * @param endpoints some of all of them, from a cursor on
 */
record IntegrationSearch(Function<@Nullable String, HealthReport.Response> endpoints) {
  private static final int ROWS = 25;

  /** How often it is looked for a page. */
  static final int MOST_LOOKS = 20;

  /** From a cursor on; the page says that there are more only if some were seen, or may be. */
  Page<HealthReport.Row> page(@Nullable String from) {
    List<HealthReport.Row> found = new ArrayList<>();
    @Nullable String cursor = from;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      HealthReport.Response some = endpoints.apply(cursor);
      List<HealthReport.Row> wanted =
          some.data().stream().filter(IntegrationSearch::isIntegration).toList();
      if (found.size() >= ROWS && !wanted.isEmpty()) {
        break;
      }
      found.addAll(wanted);
      cursor = some.nextCursor();
      if (cursor == null) {
        break;
      }
    }
    return new Page<>(found, cursor);
  }

  private static boolean isIntegration(HealthReport.Row row) {
    return row.endpoint().eventTypes().stream().allMatch(EventTypeName::isWorkspace);
  }
}
