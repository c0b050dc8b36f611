package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is looked for in the log, with the persistence context by hand. */
class EventsTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final Events events = new Events(database, GivenSettlement.of(database));

  /** What is in memory. */
  private final Set<Object> managed = new HashSet<>();

  private static Event event(EventKey key) {
    Event.Actor actor = new Event.Actor("org", "user", "member");
    return new Event("t", key.eventId(), "x.y", NOW, NOW, actor, new byte[2]);
  }

  private EntityManager entities() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("detach")) {
                managed.remove(arguments[0]);
                return null;
              }
              assertThat(method.getName()).isEqualTo("find");
              Event found = event((EventKey) arguments[1]);
              managed.add(found);
              return found;
            });
  }

  /** A group of 256 events may be compared with 256 of 1 MiB. */
  @Test
  void whatIsStoredIsShownOneAfterTheOtherAndNoneIsKept() {
    StoredEvents.add(database, NOW, 70);
    events.entities = entities();
    List<EventKey> keys = new ArrayList<>();
    for (int i = 60; i < 140; i++) {
      keys.add(new EventKey("t", "e%05d".formatted(i)));
    }
    keys.add(new EventKey("other", "e00001"));
    List<String> shown = new ArrayList<>();
    events.existing(
        keys,
        (key, event) -> {
          assertThat(managed).isEmpty();
          shown.add(key.eventId());
        });
    assertThat(shown).hasSize(10).contains("e00060", "e00069");
  }
}
