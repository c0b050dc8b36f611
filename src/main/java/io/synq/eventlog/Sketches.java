package io.synq.eventlog;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sketches of the tenants' logs, as they are stored. */
@ApplicationScoped
public class Sketches {
  /** How many are read at once. */
  private static final int CHUNK = 64;

  private static final String STARTS =
      "select from_at from event_sketch where tenant_id = ? and from_at < ? order by from_at";
  private static final String BETWEEN =
      "select from_at, until_at, bits from event_sketch"
          + " where tenant_id = ? and from_at >= ? and from_at <= ? order by from_at";
  private static final String END =
      "select until_at from event_sketch where tenant_id = ?"
          + " and from_at = (select max(from_at) from event_sketch where tenant_id = ?)";
  private static final String INSERT =
      "insert into event_sketch (tenant_id, from_at, until_at, bits) values (?,?,?,?)";

  private final Database database;

  @Inject
  Sketches(Database database) {
    this.database = database;
  }

  List<String> tenants() {
    return database.run(connection -> Sql.of(connection, "select id from tenant").strings());
  }

  /** Up to where a tenant's log is sketched. */
  Optional<Instant> end(String tenantId) {
    return database.run(
        connection -> Sql.of(connection, END, tenantId, tenantId).first(Sketches::time));
  }

  /** Adds one; whether there was none from there yet. */
  boolean add(String tenantId, Sketch sketch) {
    return database.run(
        connection -> {
          try {
            byte[] bits = sketch.values().bytes();
            return Sql.of(connection, INSERT, tenantId, sketch.from(), sketch.until(), bits)
                    .update()
                == 1;
          } catch (SQLException e) {
            // Another node was first.
            if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
              return false;
            }
            throw e;
          }
        });
  }

  /** Those that say something of the time between, newest first; read as one goes on. */
  Stream<Sketch> newestFirst(String tenantId, Instant from, Instant before) {
    List<Instant> starts = starts(tenantId, before);
    int found = Collections.binarySearch(starts, from);
    // The last that starts earlier may reach into it.
    int oldest = found >= 0 ? found : Math.max(0, -found - 2);
    return IntStream.iterate(starts.size(), end -> end > oldest, end -> end - CHUNK)
        .boxed()
        .flatMap(
            end -> {
              Instant first = starts.get(Math.max(oldest, end - CHUNK));
              return between(tenantId, first, starts.get(end - 1)).stream();
            });
  }

  private List<Instant> starts(String tenantId, Instant before) {
    return database.run(
        connection -> Sql.of(connection, STARTS, tenantId, before).list(Sketches::time));
  }

  private List<Sketch> between(String tenantId, Instant first, Instant last) {
    return database.run(
        connection -> {
          List<Sketch> sketches =
              Sql.of(connection, BETWEEN, tenantId, first, last)
                  .list(
                      row ->
                          new Sketch(
                              time(row),
                              row.getTimestamp(2).toInstant(),
                              new BloomFilter(row.getBytes(3))));
          Collections.reverse(sketches);
          return sketches;
        });
  }

  private static Instant time(ResultSet row) throws SQLException {
    return row.getTimestamp(1).toInstant();
  }
}
