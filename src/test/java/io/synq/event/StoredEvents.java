package io.synq.event;

import io.synq.MemoryDatabase;
import io.synq.platform.Sql;
import java.time.Instant;
import java.util.stream.IntStream;

/** Puts events into a test's database. */
public final class StoredEvents {
  private static final String INSERT =
      "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
          + " user_id, role, body) values ('t', ?, ?, ?, ?, ?, ?, 'r', ?)";

  private StoredEvents() {}

  /**
   * So many of one moment of tenant {@code t}, with ids from {@code e00000} on: the type of each is
   * {@code a.t<number>}, its organization {@code o<number>}, its user {@code u<number>}.
   */
  public static void add(MemoryDatabase database, Instant accepted, int count) {
    database.run(
        connection ->
            Sql.of(connection, INSERT)
                .batch(
                    IntStream.range(0, count).boxed().toList(),
                    i ->
                        new Object[] {
                          "e%05d".formatted(i),
                          "a.t" + i,
                          accepted,
                          accepted,
                          "o" + i,
                          "u" + i,
                          new byte[2]
                        }));
  }
}
