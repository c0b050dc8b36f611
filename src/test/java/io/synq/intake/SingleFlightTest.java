package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which of an id's events are stored while others of it are. */
class SingleFlightTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final List<List<String>> stored = new ArrayList<>();
  private final SingleFlight flight = new SingleFlight(new Storing());

  /** What happens while the next group is stored. */
  private Runnable meanwhile = () -> {};

  private final class Storing extends Acceptance {
    Storing() {
      super(null, null, null);
    }

    @Override
    public List<Accepted> accept(List<Posted> group) {
      Runnable now = meanwhile;
      meanwhile = () -> {};
      now.run();
      stored.add(ids(group, one -> one.event().eventId().orElse("none")));
      return group.stream()
          .<Accepted>map(one -> new Accepted.New(one.event().accepted(NOW), 1, List.of()))
          .toList();
    }
  }

  private static <T> List<String> ids(List<T> all, Function<T, String> id) {
    return all.stream().map(id).toList();
  }

  private static List<Posted> posted(String... ids) {
    List<Posted> group = new ArrayList<>();
    for (String id : ids) {
      group.add(new Posted(NewEvents.of(id), null));
    }
    return group;
  }

  private static List<String> results(List<Accepted> results) {
    return ids(results, SingleFlightTest::result);
  }

  private static String result(Accepted result) {
    if (result instanceof Accepted.Later later) {
      return later.end().isDone() ? "now again" : "later";
    }
    return ((Accepted.New) result).event().eventId();
  }

  @Test
  void anIdThatIsBeingStoredComesAgainOnceThatHasEnded() {
    List<Accepted> second = new ArrayList<>();
    meanwhile =
        () -> {
          second.addAll(flight.accept(posted("2", "3", "1")));
          assertThat(results(second)).containsExactly("later", "3", "later");
        };
    assertThat(results(flight.accept(posted("1", "2")))).containsExactly("1", "2");
    assertThat(stored).containsExactly(List.of("3"), List.of("1", "2"));
    assertThat(results(second)).containsExactly("now again", "3", "now again");
    assertThat(results(flight.accept(posted("2", "1")))).containsExactly("2", "1");
  }

  @Test
  void twinsOfOneGroupStayTogether() {
    assertThat(results(flight.accept(posted("1", "1")))).containsExactly("1", "1");
    assertThat(stored).containsExactly(List.of("1", "1"));
  }

  @Test
  void whatWaitsForAGroupThatFailsComesAgainToo() {
    List<Accepted> second = new ArrayList<>();
    meanwhile =
        () -> {
          second.addAll(flight.accept(posted("1")));
          throw new IllegalStateException("as the test wants it");
        };
    assertThatThrownBy(() -> flight.accept(posted("1"))).hasMessage("as the test wants it");
    assertThat(results(second)).containsExactly("now again");
    assertThat(results(flight.accept(posted("1")))).containsExactly("1");
    assertThat(stored).as("no transaction without events").containsExactly(List.of("1"));
  }
}
