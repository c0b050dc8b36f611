package io.synq.intake;

import io.synq.event.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The log's lines about events that were stored: ids only, and one line for those of a group. */
final class AcceptedLogLine {
  private static final System.Logger LOG = System.getLogger(AcceptedLogLine.class.getName());

  private AcceptedLogLine() {}

  /** Writes down what one transaction has stored, a line a tenant. */
  static void write(List<Accepted> results) {
    Map<String, String> byTenant =
        results.stream()
            .filter(Accepted.New.class::isInstance)
            .map(result -> ((Accepted.New) result).event())
            .collect(
                Collectors.groupingBy(
                    Event::tenantId,
                    TreeMap::new,
                    Collectors.mapping(Event::eventId, Collectors.joining(","))));
    byTenant.forEach(
        (tenantId, ids) ->
            LOG.log(
                System.Logger.Level.INFO, "event.accepted tenant=" + tenantId + " events=" + ids));
  }
}
