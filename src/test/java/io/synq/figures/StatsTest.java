package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatsTest {
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");
  private static final StatsQuery.Span SPAN =
      new StatsQuery.Span(HOUR, HOUR.plus(Duration.ofHours(1)), Duration.ofHours(1));

  private final MemoryDatabase database = new MemoryDatabase();
  private final CountRows rows = new CountRows(database);
  private final Stats stats = new Stats(rows, null, () -> HOUR);

  private List<Stats.OfEndpoint> of(String... ids) {
    return stats.byEndpoint("t", Optional.of(List.of(ids)), SPAN, true);
  }

  /** By its id all of its endpoints are counted together. */
  @Test
  void aTenantIsNoneOfItsEndpoints() {
    database.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
    Tally tally = new Tally();
    tally.end(false);
    Counts.Slot slot = Counts.Slot.minute("t", "ep_1", HOUR).hour();
    rows.write(Map.of(slot, tally, slot.ofTenant(), tally));
    assertThat(of("t", "ep_1")).extracting(Stats.OfEndpoint::endpointId).containsExactly("ep_1");
    assertThat(of("t ")).isEmpty();
    assertThat(stats.byEndpoint("t", Optional.empty(), SPAN, false))
        .extracting(Stats.OfEndpoint::endpointId)
        .containsExactly("ep_1");
    assertThat(stats.total("t", SPAN).failed()).isOne();
  }
}
