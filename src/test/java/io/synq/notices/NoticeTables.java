package io.synq.notices;

import io.synq.MemoryDatabase;
import io.synq.platform.Sql;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A database of a test's own, with one tenant, {@code t}. */
final class NoticeTables extends MemoryDatabase {
  static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

  NoticeTables() {
    change("insert into tenant values ('t', 'acme', 'Acmé', ?, 0)", START);
  }

  void endpoint(String id, String receiver, @Nullable String description) {
    change(
        "insert into endpoint (id, tenant_id, url, description, event_types, state, created_at,"
            + " updated_at, version) values (?,'t',?,?,'*','enabled',?,?,0)",
        id,
        receiver,
        Sql.orNull(description, Types.VARCHAR),
        START,
        START);
  }
}
