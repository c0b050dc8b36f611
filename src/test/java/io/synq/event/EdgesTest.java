package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static final MemoryDatabase DATABASE = new MemoryDatabase();

  private final Edges one = edges("one");
  private final Edges two = edges("two");

  private Edges edges(String node) {
    return new Edges(DATABASE, new ServerSettings(GivenSettings.of("synq.node", node)));
  }

  @BeforeEach
  void forget() {
    DATABASE.change("delete from event_edge");
    DATABASE.change("update event_settled set settled_at = timestamp('1970-01-01', '00:00:00')");
  }

  private static void tell(Edges edges, Instant edge) {
    edges.tell(settled -> edge);
  }

  @Test
  void logIsSettledUpToTheEarliestEdge() {
    assertThat(one.settled()).isEqualTo(Instant.EPOCH);
    tell(one, NOON.plusSeconds(5));
    assertThat(two.settled()).isEqualTo(NOON.plusSeconds(5));
    tell(two, NOON.plusSeconds(7));
    tell(one, NOON.plusSeconds(9));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(7));
    tell(two, NOON.plusSeconds(8));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(8));
  }

  @Test
  void whoComesIsToldWhatIsSettledAndNothingIsUnsettledAgain() {
    tell(one, NOON);
    two.tell(
        settled -> {
          assertThat(settled).isEqualTo(NOON);
          return NOON.minusSeconds(60);
        });
    assertThat(one.settled()).isEqualTo(NOON);
    tell(one, NOON.plusSeconds(1));
    assertThat(one.settled()).isEqualTo(NOON);
  }

  @Test
  void nobodyWaitsForANodeThatWent() {
    tell(two, NOON);
    tell(one, NOON.plusSeconds(5));
    assertThat(one.settled()).isEqualTo(NOON);
    two.go();
    tell(one, NOON.plusSeconds(6));
    assertThat(one.settled()).isEqualTo(NOON.plusSeconds(6));
  }

  @Test
  void nodeIsGoneWhenNothingWasHeardOfItForLong() {
    long silence = Edges.SILENCE.toNanos();
    assertThat(one.isAlive("two", 7, 1_000)).isTrue();
    assertThat(one.isAlive("two", 7, 1_000 + silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_000 + silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_000 + 2 * silence)).isTrue();
    assertThat(one.isAlive("two", 8, 2_001 + 2 * silence)).isFalse();
  }
}
