package io.synq.console.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The event log's filter as commands that follow a stream. */
class FollowingTest {
  private static final String ORG = "7B91D204-FC3A-48E1-A13C-3D88E6201BCD";

  private static Following of(Map<String, String> address) {
    LogFilter filter = new LogFilter(address::get, Instant.parse("2024-12-04T12:00:00Z"));
    return Following.of(filter, URI.create("https://synq.example.com"));
  }

  @Test
  void withoutAFilterAllIsFollowed() {
    Following all = of(Map.of());
    assertThat(all.curl())
        .isEqualTo(
            """
            curl -N -G 'https://synq.example.com/api/v1/events/stream' \\
              -H 'Authorization: Bearer <your API key>'""");
    assertThat(all.tail()).isEqualTo("synq events tail");
    assertThat(all.leftOut()).isEmpty();
  }

  @Test
  void typeAndIdsAreInBothCommandsAsTheyAreKept() {
    Following some = of(Map.of("event_type", "order.*", "org_id", ORG, "user_id", "key_1"));
    String expression = "user_id = \"key_1\" and org_id = \"" + ORG.toLowerCase() + "\"";
    assertThat(some.tail()).isEqualTo("synq events tail -t 'order.*' -f '" + expression + "'");
    assertThat(some.curl())
        .endsWith(
            " \\\n  --data-urlencode 'event_types=order.*'"
                + (" \\\n  --data-urlencode 'filter=" + expression + "'"));
    assertThat(some.leftOut()).isEmpty();
  }

  @Test
  void whatIsTypedEndsNoQuotes() {
    String user = "o'hara \" or true or \"";
    String tail = of(Map.of("user_id", user)).tail();
    assertThat(tail)
        .isEqualTo("synq events tail -f 'user_id = \"o'\\''hara \\\" or true or \\\"\"'");
    String expression = tail.replaceFirst(".* -f '(.*)'$", "$1").replace("'\\''", "'");
    Jsonata filter = Jsonata.jsonata(expression);
    assertThat(filter.evaluate(Map.of("user_id", user))).isEqualTo(true);
    assertThat(filter.evaluate(Map.of("user_id", "ann"))).isEqualTo(false);
  }

  @Test
  void whatNoStreamKnowsIsNamedOnce() {
    Map<String, String> address =
        Map.of(
            "from", "2024-12-01T00:00",
            "to", "2024-12-02T00:00",
            "endpoint_id", "ep_1",
            "delivery_status", "failed",
            "q", "ord_1");
    assertThat(of(address).leftOut()).isEqualTo("times, endpoint, delivery state, text");
    assertThat(of(Map.of("within", "6h")).leftOut()).isEqualTo("times");
    assertThat(of(address).tail()).isEqualTo("synq events tail");
  }
}
