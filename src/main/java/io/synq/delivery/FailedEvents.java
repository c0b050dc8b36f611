package io.synq.delivery;

import io.synq.event.EventsInOrder;
import io.synq.event.StoredEvent;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The events of a tenant's log with a delivery that failed or was cancelled, even if it was retried
 * since. An event with several such deliveries appears that many times, one after the other.
 */
@ApplicationScoped
public class FailedEvents extends EventsInOrder {
  private static final String EVENTS =
      "from failed_delivery f"
          + " join event e on e.event_id = f.event_id and e.tenant_id = f.tenant_id";

  @Inject
  public FailedEvents(Database database) {
    super(database, EVENTS, "f");
  }

  /** Without waiting for those who note others. */
  @Override
  protected List<StoredEvent> read(Database.Work<List<StoredEvent>> work) {
    return database.glance(work);
  }
}
