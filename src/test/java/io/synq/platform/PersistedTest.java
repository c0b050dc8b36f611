package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersistedTest {
  private final List<Object> stored = new ArrayList<>();
  private final List<Integer> flushed = new ArrayList<>();
  private int managed;

  private final EntityManager entities =
      (EntityManager)
          Proxy.newProxyInstance(
              EntityManager.class.getClassLoader(),
              new Class<?>[] {EntityManager.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "persist" -> {
                    managed++;
                    stored.add(arguments[0]);
                  }
                  case "flush" -> flushed.add(managed);
                  default -> managed--;
                }
                return null;
              });

  /** Some thousand deliveries of one event are never in memory as entities all at once. */
  @Test
  void manyRowsAreWrittenInSlicesAndLetGoOf() {
    List<Integer> rows = IntStream.range(0, 2 * Persisted.SLICE + 1).boxed().toList();
    Persisted.add(entities, rows);
    assertThat(stored).isEqualTo(rows);
    assertThat(flushed).containsExactly(Persisted.SLICE, Persisted.SLICE, 1);
    assertThat(managed).isZero();
  }
}
