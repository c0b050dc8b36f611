package io.synq.eventlog;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement("select id from tenant");
              ResultSet row = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (row.next()) {
              ids.add(row.getString(1));
            }
            return ids;
          }
        });
  }

  /** Up to where a tenant's log is sketched. */
  Optional<Instant> end(String tenantId) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(END)) {
            Database.set(select, tenantId, tenantId);
            return times(select).stream().findFirst();
          }
        });
  }

  /** Adds one; whether there was none from there yet. */
  boolean add(String tenantId, Sketch sketch) {
    return database.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Database.set(insert, tenantId, sketch.from(), sketch.until(), sketch.values().bytes());
            return insert.executeUpdate() == 1;
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
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(STARTS)) {
            Database.set(select, tenantId, before);
            return times(select);
          }
        });
  }

  private List<Sketch> between(String tenantId, Instant first, Instant last) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(BETWEEN)) {
            Database.set(select, tenantId, first, last);
            List<Sketch> sketches = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                sketches.add(
                    new Sketch(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        new BloomFilter(row.getBytes(3))));
              }
            }
            Collections.reverse(sketches);
            return sketches;
          }
        });
  }

  private static List<Instant> times(PreparedStatement select) throws SQLException {
    List<Instant> times = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        times.add(row.getTimestamp(1).toInstant());
      }
    }
    return times;
  }
}
