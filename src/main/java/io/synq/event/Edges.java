package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.Monotonic;
import io.synq.platform.ServerSettings;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The edges of all nodes as they have told them, and the earliest: up to there the log is settled.
 * The settled time is locked by whoever tells an edge, so that a node that comes learns what
 * readers may have been told before it counts.
 */
@ApplicationScoped
public class Edges {
  /**
   * A node that is silent for so long is gone, and with it the last transaction that it may have
   * begun. Taken by this node's clock from when the last sign was seen: no clocks are compared.
   */
  static final Duration SILENCE = OpenAppends.MEMBER.plus(OpenAppends.LONGEST).plusSeconds(5);

  /**
   * A node that holds the lock on the settled time for so long is frozen or cut off. Others may
   * wait for it as long as {@link OpenAppends#MEMBER}.
   */
  private static final Duration FROZEN = Duration.ofSeconds(4);

  private static final System.Logger LOG = System.getLogger(Edges.class.getName());

  // Derby gives the lock of a row that is only read for update back before the end.
  private static final String LOCK = "update event_settled set settled_at = settled_at";
  private static final String SETTLED = "select settled_at from event_settled";
  private static final String SETTLE = "update event_settled set settled_at = ?";
  private static final String TELL =
      "update event_edge set edge_at = ?, told = told + 1 where node = ?";
  private static final String COME = "insert into event_edge (node, edge_at, told) values (?,?,0)";
  private static final String GO = "delete from event_edge where node = ?";
  private static final String ALL = "select node, edge_at, told from event_edge";

  private final Map<String, Sign> signs = new ConcurrentHashMap<>();
  private final Database database;
  private final String node;

  @Inject
  Edges(Database database, ServerSettings server) {
    this.database = database;
    this.node = server.node;
  }

  private record Told(String node, Instant edge, long number) {}

  private record Sign(long number, long nanos) {}

  /** Whatever was accepted earlier is committed, on every node. */
  public Instant settled() {
    return database.run(Edges::settled);
  }

  /**
   * Tells this node's edge, and settles what can be.
   *
   * @param promise from the settled time, this node's edge
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void tell(UnaryOperator<Instant> promise) {
    database.run(
        connection -> {
          database.dialect().endIfSilent(connection, FROZEN);
          Sql.of(connection, LOCK).update();
          Instant settled = settled(connection);
          Instant own = promise.apply(settled);
          if (Sql.of(connection, TELL, own, node).update() == 0) {
            Sql.of(connection, COME, node, own).update();
          }
          Instant earliest = own;
          for (Told told : living(connection)) {
            earliest = told.edge().isBefore(earliest) ? told.edge() : earliest;
          }
          return earliest.isAfter(settled) ? Sql.of(connection, SETTLE, earliest).update() : 0;
        });
  }

  /** This node stores nothing any more: nobody need wait for it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void go() {
    database.run(connection -> Sql.of(connection, GO, node).update());
  }

  private List<Told> living(Connection connection) throws SQLException {
    List<Told> living = new ArrayList<>();
    for (Told told : all(connection)) {
      if (told.node().equals(node) || isAlive(told, Monotonic.nanos())) {
        living.add(told);
      } else {
        Sql.of(connection, GO, told.node()).update();
        LOG.log(System.Logger.Level.INFO, "events.node_silent node=" + told.node());
      }
    }
    return living;
  }

  boolean isAlive(String name, long number, long nanos) {
    Sign last = signs.get(name);
    if (last == null || last.number() != number) {
      signs.put(name, new Sign(number, nanos));
      return true;
    }
    return nanos - last.nanos() <= SILENCE.toNanos();
  }

  private boolean isAlive(Told told, long nanos) {
    return isAlive(told.node(), told.number(), nanos);
  }

  private static Instant settled(Connection connection) throws SQLException {
    return Sql.of(connection, SETTLED).first(row -> row.getTimestamp(1).toInstant()).orElseThrow();
  }

  private static List<Told> all(Connection connection) throws SQLException {
    return Sql.of(connection, ALL)
        .list(row -> new Told(row.getString(1), row.getTimestamp(2).toInstant(), row.getLong(3)));
  }
}
