package io.synq.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.synq.event.Events;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens new deliveries of stored events, and has those that are there attempted again. */
@ApplicationScoped
public class Redelivery {
  /** Not claimed for its first attempt, or the claim is over. */
  static final String FREE = " and (claim is null or due_at <= ?)";

  private static final String RETRIED =
      "update delivery set state = 'pending', manual = true, overtime = ?, due_at = ?,"
          + " claim = null, finished_at = null";

  private static final String RETRY =
      RETRIED
          + " where id = ? and tenant_id = ? and state in (%s)"
          + FREE
          + " and (due_at is null or due_at < "
          + Unfinished.FAR_OFF
          + ")";

  private static final String RETRY_UNFINISHED = RETRY.formatted("'pending','retrying'");
  private static final String RETRY_ANY =
      RETRY.formatted("'pending','retrying','failed','cancelled'");

  /** Puts a delivery that has ended at the end of its key's line. */
  private static final String REJOIN =
      RETRIED
          + ", order_key = ?"
          + " where id = ? and tenant_id = ? and state in ('failed', 'cancelled')";

  /**
   * Brings the next attempt forward and changes nothing else: the delivery's time ends when it did
   * before.
   */
  private static final String HASTEN =
      "update delivery set state = 'pending', due_at = ?"
          + " where id = ? and tenant_id = ? and state = 'retrying' and claim is null";

  /** Leaves out what is due already: it is attempted soon anyway. */
  private static final String WAITING =
      "select d.id from delivery d where d.endpoint_id = ? and d.due_at > ? and d.due_at < ? and d.tenant_id = ?"
          + " and d.state = 'retrying' and d.claim is null"
          + " order by d.due_at fetch first %d rows only";

  private final Deliveries deliveries;
  private final Events events;
  private final OrderJoin lines;
  private final Database database;
  private final DeliverySettings settings;
  private final InstantSource clock;

  @Inject
  Redelivery(
      Deliveries deliveries,
      Events events,
      OrderJoin lines,
      Database database,
      DeliverySettings settings,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.events = events;
    this.lines = lines;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A stored event to be delivered once more.
   *
   * @param bytes the size of its body
   * @param filterError why the endpoint's filter could not be evaluated; null otherwise
   * @param orderKey by which the endpoint keeps order; null if it does not
   */
  public record Wanted(
      String tenantId,
      String eventId,
      int bytes,
      String endpointId,
      @Nullable String filterError,
      @Nullable OrderKey orderKey) {}

  /**
   * What was opened.
   *
   * @param all a wake-up of each
   * @param ready those to be sent: the others wait for those of their keys that go first
   */
  public record Opened(List<Wake> all, List<Wake> ready) {}

  /**
   * Opens deliveries to enabled endpoints, in the transaction at hand; their wake-ups, to be sent
   * once it is committed.
   */
  public Opened open(List<Wanted> wanted) {
    Instant now = clock.instant();
    return openAll(
        wanted.stream().map(one -> Delivery.again(one, now, settings.expiry)).toList(), now);
  }

  /**
   * The same for deliveries that were made already; those that have keys go behind what is there.
   * An event that is gone by now has none.
   */
  public Opened openAll(List<Delivery> wanted, Instant now) {
    List<Delivery> opened = kept(wanted);
    List<Delivery> keyed = opened.stream().filter(one -> one.orderKey() != null).toList();
    if (!keyed.isEmpty()) {
      lines.join(keyed, now);
    }
    deliveries.open(opened);
    return new Opened(
        opened.stream().map(Delivery::wake).toList(),
        opened.stream().filter(one -> !one.waitsForItsTurn()).map(Delivery::wake).toList());
  }

  /** Those of events that are not deleted before the deliveries are there to be found. */
  private List<Delivery> kept(List<Delivery> wanted) {
    Map<String, List<String>> ids =
        wanted.stream()
            .collect(groupingBy(Delivery::tenantId, mapping(Delivery::eventId, toList())));
    Map<String, Set<String>> kept = new HashMap<>();
    ids.forEach((tenantId, its) -> kept.put(tenantId, events.keep(tenantId, its)));
    return wanted.stream().filter(one -> kept.get(one.tenantId()).contains(one.eventId())).toList();
  }

  /**
   * Puts a delivery that has ended at the end of its key's line, in the transaction at hand. Empty
   * if it has not ended or has succeeded; otherwise whether it is its turn at once.
   *
   * @param due of one whose turn it is
   * @param end when its time is over: if it is now, one more attempt is made all the same
   */
  public Optional<Boolean> rejoin(
      String tenantId,
      String endpointId,
      String deliveryId,
      OrderKey key,
      Instant due,
      Instant end) {
    Instant now = clock.instant();
    boolean turn = lines.join(new OrderLine(endpointId, key.text()), deliveryId, now);
    boolean over = !now.isBefore(end);
    Instant at = turn ? due : Unfinished.IN_ITS_TURN;
    int rejoined =
        database.run(
            connection ->
                Sql.of(connection, REJOIN, over, at, key.text(), deliveryId, tenantId).update());
    return rejoined == 1 ? Optional.of(turn) : Optional.empty();
  }

  /**
   * Makes a delivery due, unless an attempt is under way or one went well; whether it did.
   *
   * @param evenEnded whether one that has ended is made due too
   * @param end when its time is over: if it is now, one more attempt is made all the same
   */
  public boolean retry(
      String tenantId, String deliveryId, boolean evenEnded, Instant due, Instant end) {
    Instant now = clock.instant();
    String sql = evenEnded ? RETRY_ANY : RETRY_UNFINISHED;
    boolean over = !now.isBefore(end);
    return database.run(
        connection -> Sql.of(connection, sql, over, due, deliveryId, tenantId, now).update() == 1);
  }

  /** What waits at an endpoint for its next attempt, at most so many, the next to come first. */
  public List<String> waiting(String tenantId, String endpointId, int most) {
    return database.glance(
        connection -> {
          String sql = WAITING.formatted(most);
          Instant now = clock.instant();
          return Sql.of(connection, sql, endpointId, now, Unfinished.FAR, tenantId).strings();
        });
  }

  /**
   * Makes those due that still wait for their next attempt, in a transaction of their own; of how
   * many that was so.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int hasten(String tenantId, List<String> deliveryIds, Instant due) {
    return database.run(
        connection ->
            Sql.of(connection, HASTEN)
                .changed(
                    deliveryIds.stream().sorted().toList(), id -> new Object[] {due, id, tenantId})
                .size());
  }
}
