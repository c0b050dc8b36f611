package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens new deliveries of stored events, and ends them. */
@ApplicationScoped
public class Redelivery {
  /** Not claimed for its first attempt, or no longer. */
  private static final String FREE = " and (claim is null or due_at <= ?)";

  private static final String RETRY =
      "update delivery set state = 'pending', manual = true, due_at = ?, claim = null, finished_at = null"
          + " where id = ? and tenant_id = ? and state in ('pending','retrying','failed','cancelled')"
          + FREE;

  private static final String WITHDRAW =
      "update delivery set state = 'cancelled', due_at = null, claim = null, finished_at = ?,"
          + " last_error = ?"
          + " where id = ? and tenant_id = ? and state in ('pending','retrying')"
          + FREE;

  private final Deliveries deliveries;
  private final Database database;
  private final DeliverySettings settings;
  private final InstantSource clock;

  @Inject
  Redelivery(
      Deliveries deliveries, Database database, DeliverySettings settings, InstantSource clock) {
    this.deliveries = deliveries;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A stored event to be delivered once more.
   *
   * @param bytes the size of its body
   * @param filterError why the endpoint's filter could not be evaluated; null otherwise
   */
  public record Wanted(
      String tenantId,
      String eventId,
      int bytes,
      String endpointId,
      @Nullable String filterError) {}

  /**
   * Opens deliveries to enabled endpoints, in the transaction at hand; their wake-ups, to be sent
   * once it is committed.
   */
  public List<Wake> open(List<Wanted> wanted) {
    Instant now = clock.instant();
    List<Delivery> opened =
        wanted.stream().map(one -> Delivery.again(one, now, settings.expiry)).toList();
    deliveries.open(opened);
    return opened.stream().map(Delivery::wake).toList();
  }

  /** Makes a delivery due, unless an attempt is under way or one went well; whether it did. */
  public boolean retry(String tenantId, String deliveryId, Instant due) {
    return database.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(RETRY)) {
            Database.set(update, due, deliveryId, tenantId, clock.instant());
            return update.executeUpdate() == 1;
          }
        });
  }

  /** Cancels a delivery if it waits for an attempt; whether that was so. */
  public boolean withdraw(String tenantId, String deliveryId, String reason) {
    return database.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(WITHDRAW)) {
            Instant now = clock.instant();
            Database.set(update, now, reason, deliveryId, tenantId, now);
            boolean withdrawn = update.executeUpdate() == 1;
            FailedDeliveries.note(connection, withdrawn ? List.of(deliveryId) : List.of());
            return withdrawn;
          }
        });
  }
}
