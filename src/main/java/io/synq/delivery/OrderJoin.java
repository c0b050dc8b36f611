package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts deliveries at the ends of their keys' lines, in the transaction at hand. Until it ends,
 * nobody else adds to these lines: what comes behind is committed later.
 */
@ApplicationScoped
public class OrderJoin {
  private static final String BEGIN =
      "insert into order_line (endpoint_id, order_key, head_id, head_number, head_since,"
          + " last_number) values (?, ?, ?, 1, ?, ?)";

  private static final String BEGIN_OR_LENGTHEN =
      BEGIN
          + " on conflict (endpoint_id, order_key) do update"
          + " set last_number = order_line.last_number + excluded.last_number";

  private static final String LENGTHEN =
      "update order_line set last_number = last_number + ?" + OrderLines.OF_LINE;

  private static final String LENGTHS =
      "select l.order_key, l.last_number from order_line l"
          + " where l.endpoint_id = ? and l.order_key in (%s)";

  private static final String ADD_PLACE =
      "insert into order_place (endpoint_id, order_key, place_number, delivery_id)"
          + " values (?, ?, ?, ?)";

  /** SQLSTATE of a unique violation: the row is there already. */
  private static final String DUPLICATE = "23505";

  private final Database database;

  @Inject
  OrderJoin(Database database) {
    this.database = database;
  }

  /**
   * New deliveries, which have keys and are to be stored after this; the others are as they were.
   */
  public void join(List<Delivery> deliveries, Instant now) {
    Map<OrderLine, List<String>> lines = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      OrderLine line = new OrderLine(delivery.endpointId(), String.valueOf(delivery.orderKey()));
      lines.computeIfAbsent(line, one -> new ArrayList<>()).add(delivery.id());
    }
    Set<String> heads = join(lines, now);
    deliveries.stream().filter(one -> !heads.contains(one.id())).forEach(Delivery::waitForItsTurn);
  }

  /** One that is stored already; whether it need not wait. */
  boolean join(OrderLine line, String deliveryId, Instant now) {
    return join(Map.of(line, List.of(deliveryId)), now).contains(deliveryId);
  }

  /** Those that need not wait. The lines are locked in their order. */
  private Set<String> join(Map<OrderLine, List<String>> lines, Instant now) {
    return database.run(
        connection -> {
          database.dialect().endIfSilent(connection, OrderLines.FROZEN);
          OrderRows rows = new OrderRows(connection, database.dialect());
          Map<OrderLine, Long> lengths = new HashMap<>();
          if (database.dialect().upserts()) {
            rows.sql(BEGIN_OR_LENGTHEN)
                .batch(lines.keySet(), line -> begin(line, lines.get(line), now));
          } else {
            lengths.putAll(begin(rows, lines, now));
          }
          Set<OrderLine> unknown = new TreeSet<>(lines.keySet());
          unknown.removeAll(lengths.keySet());
          lengths.putAll(rows.read(LENGTHS, unknown, row -> row.getLong(2)));
          Set<String> heads = new HashSet<>();
          lines.forEach(
              (line, ids) -> {
                // Nobody was there before these.
                if (lengths.get(line) == ids.size()) {
                  heads.add(ids.get(0));
                }
              });
          addPlaces(rows, lines, lengths, heads);
          return heads;
        });
  }

  private static Object[] begin(OrderLine line, List<String> ids, Instant now) {
    return new Object[] {line.endpointId(), line.key(), ids.get(0), now, (long) ids.size()};
  }

  /**
   * Begins each line, or lengthens the one that is there, by two statements: Derby has none for
   * both.
   *
   * @return how many there are of those that were begun
   */
  private static Map<OrderLine, Long> begin(
      OrderRows rows, Map<OrderLine, List<String>> lines, Instant now) throws SQLException {
    Map<OrderLine, Long> begun = new HashMap<>();
    for (OrderLine line : lines.keySet()) {
      List<String> ids = lines.get(line);
      long count = ids.size();
      Sql lengthen = rows.sql(LENGTHEN, count, line.endpointId(), line.key());
      while (lengthen.update() == 0) {
        // If it is not begun here, another transaction began it in between, and has ended.
        if (isBegun(rows.sql(BEGIN, begin(line, ids, now)))) {
          begun.put(line, count);
          break;
        }
      }
    }
    return begun;
  }

  private static boolean isBegun(Sql begin) throws SQLException {
    try {
      return begin.update() == 1;
    } catch (SQLException e) {
      if (DUPLICATE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void addPlaces(
      OrderRows rows,
      Map<OrderLine, List<String>> lines,
      Map<OrderLine, Long> lengths,
      Set<String> heads)
      throws SQLException {
    List<Object[]> places = new ArrayList<>();
    for (OrderLine line : lines.keySet()) {
      List<String> added = lines.get(line);
      long number = lengths.get(line) - added.size();
      for (String id : added) {
        number++;
        if (!heads.contains(id)) {
          places.add(new Object[] {line.endpointId(), line.key(), number, id});
        }
      }
    }
    rows.sql(ADD_PLACE).batch(places, place -> place);
  }
}
