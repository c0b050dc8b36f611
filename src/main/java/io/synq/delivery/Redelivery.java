package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Opens new deliveries of stored events, and ends them. */
@ApplicationScoped
public class Redelivery {
  private static final String WITHDRAW =
      "update delivery set state = 'cancelled', due_at = null, finished_at = ?, last_error = ?"
          + " where id = ? and tenant_id = ? and state in ('pending','retrying')";

  private Deliveries deliveries;
  private Database database;
  private DeliverySettings settings;
  private InstantSource clock = InstantSource.system();

  @Inject
  Redelivery(
      Deliveries deliveries, Database database, DeliverySettings settings, InstantSource clock) {
    this.deliveries = deliveries;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  protected Redelivery() {}

  /**
   * A stored event to be delivered once more.
   *
   * @param bytes the size of its body
   */
  public record Wanted(String tenantId, String eventId, int bytes, String endpointId) {}

  /**
   * Opens deliveries to enabled endpoints, in the transaction at hand; their wake-ups, to be sent
   * once it is committed.
   */
  public List<Wake> open(List<Wanted> wanted) {
    Instant now = clock.instant();
    List<NewDelivery> opened =
        wanted.stream().map(one -> NewDelivery.again(one, now, settings.expiry)).toList();
    deliveries.open(opened);
    return opened.stream().map(NewDelivery::wake).toList();
  }

  /** Cancels a delivery if it waits for an attempt. */
  public void withdraw(String tenantId, String deliveryId, String reason) {
    database.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(WITHDRAW)) {
            Database.set(update, clock.instant(), reason, deliveryId, tenantId);
            return update.executeUpdate();
          }
        });
  }
}
