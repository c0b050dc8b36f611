package io.synq.delivery;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of endpoints that keep order: of each key one delivery goes at a time, its head, and
 * the others wait in the order in which they were committed. A line's row is locked by whoever adds
 * to it ({@link OrderJoin}) or moves it on. Without a line there is nothing to wait for.
 */
@ApplicationScoped
public class OrderLines {
  /** A node that holds the lock on a line for so long is frozen or cut off. */
  static final Duration FROZEN = Duration.ofSeconds(4);

  /**
   * How many lines are moved on in one transaction: as long as it lasts, nobody else ends their
   * deliveries or adds to them.
   */
  static final int MOST = 64;

  /** A place is left behind by a delivery that was cancelled, and came back with another key. */
  private static final String KEPT = " on d.id = p.delivery_id and d.order_key = p.order_key";

  static final String OF_LINE = " where endpoint_id = ? and order_key = ?";

  /** Unless its head is alive: it may have come back, as the head of another line of its key. */
  private static final String MOVE =
      "update order_line set head_number = head_number + 1, head_since = ?"
          + OF_LINE
          + " and head_id = ? and not exists (select 1 from delivery d where d.id = ?"
          + " and d.order_key = ? and d.due_at < "
          + Unfinished.FAR_OFF
          + ")";

  private static final String END =
      "delete from order_line" + OF_LINE + " and head_number > last_number";

  private static final String NEXT =
      "select l.order_key, p.place_number, p.delivery_id, d.tenant_id, d.bytes from order_line l"
          + " join order_place p on p.endpoint_id = l.endpoint_id and p.order_key = l.order_key"
          + " and p.place_number = l.head_number"
          + " left join delivery d"
          + KEPT
          + " where l.endpoint_id = ? and l.order_key in (%s)";

  private static final String HEADS =
      "select l.order_key, l.head_id from order_line l"
          + " where l.endpoint_id = ? and l.order_key in (%s)";

  private static final String TAKE = "update order_line set head_id = ?" + OF_LINE;

  private static final String LEAVE = "delete from order_place" + OF_LINE + " and place_number = ?";

  private static final String WAKE =
      "update delivery set due_at = ? where id = ? and order_key = ? and due_at > "
          + Unfinished.FAR_OFF;

  private static final String FIRST_WAITING =
      "select p.place_number from order_place p join delivery d"
          + KEPT
          + " where p.endpoint_id = ? and p.order_key = ? and d.due_at > "
          + Unfinished.FAR_OFF
          + " order by p.place_number fetch first 1 rows only";

  private static final String CLEAR = "delete from order_place" + OF_LINE + " and place_number < ?";

  private static final String SKIP = "update order_line set head_number = ?" + OF_LINE;

  private static final String SKIP_ALL =
      "update order_line set head_number = last_number" + OF_LINE;

  private final Database database;
  private final InstantSource clock;

  @Inject
  OrderLines(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Place(long number, String deliveryId, String tenantId, int bytes) {}

  /**
   * Moves lines on whose heads have ended; those whose heads have not, or that somebody else has
   * moved on, stay.
   *
   * @param ended at most {@value #MOST}
   * @return the wake-ups of those whose turn it is, to be sent after this
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<Wake> advance(Collection<OrderLine.Ended> ended) {
    List<Wake> wakes = new ArrayList<>();
    database.run(
        connection -> {
          database.dialect().endIfSilent(connection, FROZEN);
          OrderRows rows = new OrderRows(connection, database.dialect());
          Collection<OrderLine.Ended> open = ended;
          while (!open.isEmpty()) {
            open = step(rows, sorted(open), wakes);
          }
          return wakes;
        });
    return wakes;
  }

  static List<OrderLine.Ended> sorted(Collection<OrderLine.Ended> ended) {
    return ended.stream().distinct().sorted(Comparator.comparing(OrderLine.Ended::line)).toList();
  }

  /** One step of each; those whose next has ended too, or is gone. */
  private List<OrderLine.Ended> step(OrderRows rows, List<OrderLine.Ended> ended, List<Wake> wakes)
      throws SQLException {
    Instant now = clock.instant();
    List<OrderLine> moved =
        rows
            .sql(MOVE)
            .changed(
                ended,
                one ->
                    new Object[] {
                      now,
                      one.line().endpointId(),
                      one.line().key(),
                      one.headId(),
                      one.headId(),
                      one.line().key()
                    })
            .stream()
            .map(OrderLine.Ended::line)
            .toList();
    List<OrderLine> left = new ArrayList<>(moved);
    left.removeAll(new HashSet<>(rows.sql(END).changed(moved, OrderLines::key)));
    Map<OrderLine, Place> next = rows.read(NEXT, left, OrderLines::place);
    List<OrderLine> found = left.stream().filter(next::containsKey).toList();
    rows.sql(TAKE)
        .batch(
            found,
            line -> new Object[] {next.get(line).deliveryId(), line.endpointId(), line.key()});
    rows.sql(LEAVE)
        .batch(
            found, line -> new Object[] {line.endpointId(), line.key(), next.get(line).number()});
    List<OrderLine> awake =
        rows.sql(WAKE)
            .changed(
                found.stream()
                    .sorted(Comparator.comparing(line -> next.get(line).deliveryId()))
                    .toList(),
                line ->
                    new Object[] {
                      now.plus(Deliveries.WAKE_UP_GRACE), next.get(line).deliveryId(), line.key()
                    });
    for (OrderLine line : awake) {
      Place place = next.get(line);
      wakes.add(Wake.again(place.deliveryId(), place.tenantId(), line.endpointId(), place.bytes()));
    }
    left.removeAll(new HashSet<>(awake));
    return skip(rows, left);
  }

  /**
   * Goes to where somebody waits, however many have ended in between: a step each would be long.
   */
  private static List<OrderLine.Ended> skip(OrderRows rows, List<OrderLine> lines)
      throws SQLException {
    for (OrderLine line : lines) {
      Optional<Long> waiting = rows.sql(FIRST_WAITING, key(line)).first(row -> row.getLong(1));
      long first = waiting.orElse(Long.MAX_VALUE);
      rows.sql(CLEAR, line.endpointId(), line.key(), first).update();
      if (waiting.isEmpty()) {
        rows.sql(SKIP_ALL, key(line)).update();
      } else {
        rows.sql(SKIP, first - 1, line.endpointId(), line.key()).update();
      }
    }
    Map<OrderLine, String> heads = rows.read(HEADS, lines, row -> row.getString(2));
    return lines.stream()
        .filter(heads::containsKey)
        .map(line -> new OrderLine.Ended(line, heads.get(line)))
        .toList();
  }

  private static Object[] key(OrderLine line) {
    return new Object[] {line.endpointId(), line.key()};
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getLong(2), row.getString(3), String.valueOf(row.getString(4)), row.getInt(5));
  }
}
