package io.synq.console.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Problem;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFilterTest {

  private static LogFilter of(Map<String, String> address) {
    return new LogFilter(address::get, Instant.parse("2024-12-04T12:00:00Z"));
  }

  @Test
  void emptyAddressWantsEverything() {
    LogFilter filter = of(Map.of("page", "2"));
    assertThat(filter.isNarrow()).isFalse();
    assertThat(filter.problem()).isEmpty();
    assertThat(filter.parameter("event_type")).isNull();
    assertThat(filter.field("event_type")).isEmpty();
  }

  @Test
  void timesGoToTheApiInItsOwnForm() {
    LogFilter filter = of(Map.of("from", "2024-12-04T15:32", "q", "ord_1"));
    assertThat(filter.isNarrow()).isTrue();
    assertThat(filter.parameter("from")).isEqualTo("2024-12-04T15:32:00.000Z");
    assertThat(filter.field("from")).isEqualTo("2024-12-04T15:32:00");
    assertThat(filter.parameter("q")).isEqualTo("ord_1");
  }

  @Test
  void stretchUpToNowStandsForItsBeginning() {
    LogFilter filter = of(Map.of("within", "6h"));
    assertThat(filter.isNarrow()).isTrue();
    assertThat(filter.getWithin()).isEqualTo(Stretch.SIX_HOURS);
    assertThat(filter.parameter("from")).isEqualTo("2024-12-04T06:00:00.000Z");
    assertThat(filter.field("from")).as("that is not what was typed").isEmpty();
    assertThat(filter.getChips()).isEmpty();
    assertThat(filter.replayAll()).contains("from=2024-12-04T06%3A00");
    assertThat(of(Map.of("within", "6h", "to", "2024-12-01")).getWithin()).isNull();
    assertThat(of(Map.of("within", "1y")).problem()).isPresent();
  }

  @Test
  void whatIsSetIsShownInOrder() {
    assertThat(of(Map.of("q", "a", "user_id", "ann", "from", "2024-12-04")).getChips())
        .containsExactly(
            new Chip("from", "from", "2024-12-04", Instant.parse("2024-12-04T00:00:00Z")),
            new Chip("user_id", "user", "ann", null));
  }

  @Test
  void wrongTimesAreSaidAtTheirFieldsAndKeptAsTyped() {
    LogFilter filter = of(Map.of("from", "yesterday", "to", "now"));
    assertThat(filter.problem().orElseThrow().errors())
        .extracting(Problem.Violation::pointer)
        .containsExactly("", "/from", "/to");
    assertThat(filter.field("from")).isEqualTo("yesterday");
  }

  @Test
  void replayOfAllTakesTheFilterOver() {
    assertThat(
            of(Map.of("event_type", "order.created", "q", "a b", "from", "2024-12-04")).replayAll())
        .isEqualTo(
            "/console/webhooks/replay-new?delivery_status=any&event_type=order.created"
                + "&from=2024-12-04T00%3A00%3A00.000Z&q=a+b");
    assertThat(of(Map.of("delivery_status", "failed")).replayAll())
        .isEqualTo("/console/webhooks/replay-new?delivery_status=failed");
    assertThat(of(Map.of("delivery_status", "held")).replayAll())
        .as("replays know no such choice: the page says so")
        .isEqualTo("/console/webhooks/replay-new?delivery_status=any&log_status=held");
  }
}
