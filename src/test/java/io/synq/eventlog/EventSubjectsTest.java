package io.synq.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.event.EventScan;
import io.synq.eventtype.SubjectPath;
import io.synq.eventtype.Subjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSubjectsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LARGE = "x".repeat(100_000);

  private final MemoryDatabase database = new MemoryDatabase();
  private final EventSubjects subjects = new EventSubjects(new EventScan(database), new OfOrders());

  private static final class OfOrders extends Subjects {
    OfOrders() {
      super(null);
    }

    @Override
    public Optional<SubjectPath> of(String tenantId, String type) {
      return Optional.of(new SubjectPath(List.of("payload", "id")))
          .filter(path -> type.equals("order"));
    }
  }

  @Test
  void subjectIsFoundInTheBeginningOfABody() {
    List<ListedEvent> page = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      page.add(stored("order", "{\"payload\":{\"id\":" + i + ",\"note\":\"" + LARGE + "\"}}"));
    }
    ListedEvent late = stored("order", "{\"note\":\"" + LARGE + "\",\"payload\":{\"id\":1}}");
    page.add(late);
    page.add(stored("product", "{\"payload\":{\"id\":1}}"));
    Map<String, String> found = subjects.of("one", page);
    assertThat(found).hasSize(70).doesNotContainKey(late.eventId());
    assertThat(found.get(page.get(66).eventId())).isEqualTo("66");
    assertThat(subjects.of("two", page)).as("another tenant's").isEmpty();
    assertThat(subjects.of("one", List.of())).isEmpty();
  }

  private ListedEvent stored(String type, String body) {
    String id = UUID.randomUUID().toString();
    String sql =
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values (?,?,?,?,?,?,?,?,?)";
    database.change(sql, "one", id, type, NOW, NOW, "o", "u", "r", body.getBytes(UTF_8));
    return new ListedEvent(id, type, NOW, NOW, "one", "o", "u", "r", Map.of());
  }
}
