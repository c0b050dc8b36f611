package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.Database;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each {@link TenantTypes} here is a node; the rows are changed behind its back. */
class TenantTypesTest {
  private final AtomicInteger questions = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MemoryDatabase database = new MemoryDatabase();
  private final TenantTypes types = new TenantTypes(new Counting(), () -> now);

  private final class Counting extends Database {
    @Override
    public <T> T run(Work<T> work) {
      questions.incrementAndGet();
      return database.run(work);
    }
  }

  @Test
  void changeOnAnotherNodeIsSeenAfterASecond() {
    assertThat(types.of("one").enforced("a.b")).isEmpty();
    insert("one", "a.b", true, "{\"type\":\"object\"}");
    raise("one", 1);
    now = now.plusMillis(900);
    assertThat(types.of("one").enforced("a.b")).isEmpty();
    now = now.plusMillis(200);
    assertThat(types.of("one").enforced("a.b")).hasValue("{\"type\":\"object\"}");
    database.change("delete from event_type");
    raise("one", 2);
    now = now.plusMillis(1100);
    assertThat(types.of("one").enforced("a.b")).isEmpty();
  }

  @Test
  void changeOnThisNodeIsSeenAtOnce() {
    types.of("one");
    insert("one", "a.b", true, "{}");
    raise("one", 1);
    types.changed(new EventTypes.Changed("one"));
    assertThat(types.of("one").enforced("a.b")).isPresent();
  }

  @Test
  void databaseIsAskedOnceASecond() {
    types.of("one");
    questions.set(0);
    for (int i = 0; i < 10_000; i++) {
      types.of("one");
    }
    assertThat(questions).hasValue(0);
    now = now.plusSeconds(2);
    types.of("one");
    types.of("one");
    assertThat(questions).hasValue(1);
  }

  @Test
  void enforcedBuiltInTypeHasItsBuiltInSchemaUnlessTheTenantGaveOne() {
    insert("one", "order.created", true, null);
    insert("two", "order.created", true, "{\"minProperties\":3}");
    insert("three", "order.created", false, "{\"minProperties\":3}");
    assertThat(types.of("one").enforced("order.created").orElseThrow()).contains("order_id");
    assertThat(types.of("two").enforced("order.created")).hasValue("{\"minProperties\":3}");
    assertThat(types.of("three").enforced("order.created")).isEmpty();
  }

  @Test
  void subjectIsWhereTheTenantSaysOrElseTheBuiltInType() {
    insert("one", "order.created", false, null);
    insert("two", "order.created", false, null);
    database.change("update event_type set subject = 'payload.total' where tenant_id = 'two'");
    Subjects subjects = new Subjects(types);
    assertThat(subjects.of("one", "order.created").orElseThrow().names())
        .containsExactly("payload", "order_id");
    assertThat(subjects.of("two", "order.created").orElseThrow().names())
        .containsExactly("payload", "total");
    assertThat(subjects.of("two", "nobody.knows")).isEmpty();
  }

  @Test
  void typeAppearsOnceAndNotIfItIsKnown() {
    insert("one", "known.type", false, null);
    TenantTypes.Snapshot snapshot = types.of("one");
    assertThat(snapshot.appears("known.type")).isFalse();
    assertThat(snapshot.appears("new.type")).isTrue();
    assertThat(snapshot.appears("new.type")).isFalse();
    snapshot.forget("new.type");
    assertThat(snapshot.appears("new.type")).isTrue();
    assertThat(types.of("two").appears("new.type")).isTrue();
  }

  @Test
  void onlySoManyAppear() {
    TenantTypes.Snapshot snapshot = types.of("one");
    for (int i = 0; i < EventTypes.MOST_OBSERVED; i++) {
      assertThat(snapshot.appears("a.b" + i)).isTrue();
    }
    assertThat(snapshot.appears("one.more")).isFalse();
    assertThat(snapshot.appears("and.more")).isFalse();
  }

  private void insert(String tenant, String name, boolean enforced, String schema) {
    String json = schema == null ? "cast(null as varchar(10))" : "'" + schema + "'";
    database.change(
        "insert into event_type values ('%s','%s',true,null,%s,null,%s,null,current_timestamp,current_timestamp)"
            .formatted(tenant, name, json, enforced));
  }

  private void raise(String tenant, int version) {
    database.change("delete from event_type_version where tenant_id = '" + tenant + "'");
    database.change("insert into event_type_version values ('" + tenant + "'," + version + ")");
  }
}
