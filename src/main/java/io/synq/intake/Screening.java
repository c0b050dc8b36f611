package io.synq.intake;

import io.synq.delivery.Screener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks filters about posted events in the thread of their request, before they join the events of
 * other tenants in a group: a tenant whose filters take long waits for them itself.
 */
@ApplicationScoped
public class Screening {
  private Screener screener;
  private InstantSource clock = InstantSource.system();

  @Inject
  Screening(Screener screener, InstantSource clock) {
    this.screener = screener;
    this.clock = clock;
  }

  protected Screening() {}

  /** The events in order. Those that no filter is known for are not looked at. */
  List<Posted> posted(List<NewEvent> events) {
    List<Posted> posted = new ArrayList<>(events.size());
    @Nullable Instant deadline = null;
    for (NewEvent event : events) {
      if (screener.isNeeded(event.tenantId(), event.eventType())) {
        deadline = deadline == null ? screener.deadline() : deadline;
        posted.add(new Posted(event, screener.screen(event.accepted(clock.instant()), deadline)));
      } else {
        posted.add(new Posted(event, null));
      }
    }
    return posted;
  }
}
