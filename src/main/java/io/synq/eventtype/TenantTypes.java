package io.synq.eventtype;

import io.synq.platform.Database;
import io.synq.platform.Monotonic;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants' own types in memory, as intake needs them for each event. Once a second it compares
 * versions with the database, so that a change made on another node is seen within two; a change
 * made on this one is seen at once.
 */
@ApplicationScoped
public class TenantTypes {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_TENANTS = 10_000;

  private static final String TYPES =
      "select name, documented, enforced, case when enforced then json_schema end, subject"
          + " from event_type where tenant_id = ?";

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Database database;
  private final InstantSource clock;

  @Inject
  TenantTypes(Database database) {
    this(database, Monotonic.instants());
  }

  TenantTypes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A tenant's place in memory; its monitor lets one thread read while others wait. */
  private static final class Entry {
    private volatile Instant freshUntil = Instant.MIN;
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Map.of(), Set.of(), 0);
  }

  /** One state of a tenant's types; the names that appear meanwhile are added to it. */
  static final class Snapshot {
    private final long version;
    private final Map<String, String> enforced;
    private final Map<String, SubjectPath> subjects;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private int observed;

    Snapshot(
        long version,
        Map<String, String> enforced,
        Map<String, SubjectPath> subjects,
        Set<String> known,
        int observed) {
      this.version = version;
      this.enforced = enforced;
      this.subjects = subjects;
      this.known.addAll(known);
      this.observed = observed;
    }

    /** The schema that payloads of a type have to keep to. */
    Optional<String> enforced(String type) {
      return Optional.ofNullable(enforced.get(type));
    }

    /** Where events of a type have their subject, if the tenant says so. */
    Optional<SubjectPath> subject(String type) {
      return Optional.ofNullable(subjects.get(type));
    }

    /** Whether a type appears for the first time and there is room for it: true only once. */
    boolean appears(String type) {
      return !known.contains(type) && add(type);
    }

    private synchronized boolean add(String type) {
      if (observed >= EventTypes.MOST_OBSERVED || !known.add(type)) {
        return false;
      }
      observed++;
      return true;
    }

    /** It could not be entered: the next event of this type tries again. */
    synchronized void forget(String type) {
      if (known.remove(type)) {
        observed--;
      }
    }
  }

  Snapshot of(String tenantId) {
    Entry entry = entries.get(tenantId);
    if (entry == null) {
      if (entries.size() >= MOST_TENANTS) {
        entries.clear();
      }
      entry = entries.computeIfAbsent(tenantId, id -> new Entry());
    }
    if (clock.instant().isBefore(entry.freshUntil)) {
      return entry.snapshot;
    }
    synchronized (entry) {
      Instant now = clock.instant();
      if (!now.isBefore(entry.freshUntil)) {
        long version = version(tenantId);
        if (version != entry.snapshot.version) {
          // Read after the version: the snapshot may be newer than it says, never older.
          entry.snapshot = read(tenantId, version);
        }
        entry.freshUntil = now.plus(FRESH);
      }
      return entry.snapshot;
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventTypes.Changed change) {
    entries.remove(change.tenantId());
  }

  private long version(String tenantId) {
    return database.run(
        connection ->
            Sql.of(
                    connection,
                    "select version from event_type_version where tenant_id = ?",
                    tenantId)
                .first(row -> row.getLong(1))
                .orElse(0L));
  }

  private Snapshot read(String tenantId, long version) {
    return database.run(
        connection -> {
          Map<String, String> enforced = new HashMap<>();
          Map<String, SubjectPath> subjects = new HashMap<>();
          Set<String> known = new HashSet<>();
          Set<String> observed = new HashSet<>();
          Sql.of(connection, TYPES, tenantId)
              .each(
                  row -> {
                    String name = row.getString(1);
                    (row.getBoolean(2) ? known : observed).add(name);
                    SubjectPath.of(row.getString(5)).ifPresent(path -> subjects.put(name, path));
                    if (row.getBoolean(3)) {
                      String own = row.getString(4);
                      enforced.put(name, own == null ? builtIn(name) : own);
                    }
                  });
          known.addAll(observed);
          return new Snapshot(
              version, Map.copyOf(enforced), Map.copyOf(subjects), known, observed.size());
        });
  }

  private static String builtIn(String name) {
    return BuiltInTypes.find(name).orElseThrow().schema().toString();
  }
}
