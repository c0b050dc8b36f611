package io.synq.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.Envelope;
import io.synq.event.Event;
import io.synq.platform.TraceContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event that intake takes can be looked at. */
class EventDocumentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1,\"a\":2}",
        "{\"n\":1e400}",
        "{\"n\":-1E-999999999}",
        "{\"half\":\"\\ud834\"}",
        "{\"nul\":\"\\u0000\"}",
        "{\"half\":\"\ud834\udd1e\"}"
      })
  void showsTheBody(String payload) {
    assertThat(EventDocument.of(event(payload))).contains("\"payload\":" + payload + "}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_100})
  void showsLongNumbers(int digits) {
    var number = "9".repeat(digits);
    assertThat(EventDocument.of(event("{\"n\":" + number + "}"))).contains(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 100})
  void showsNestedPayloads(int levels) {
    var payload = "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    assertThat(EventDocument.of(event(payload))).contains(payload);
  }

  @Test
  void showsTheTraceThatItBelongsTo() {
    var trace =
        TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1");
    assertThat(EventDocument.of(event("{}").traced(trace.orElseThrow())))
        .contains("\"trace_parent\":\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"");
    assertThat(EventDocument.of(event("{}"))).contains("\"trace_parent\":null,");
  }

  private static Event event(String payload) {
    var now = Instant.parse("2024-12-04T15:32:07.412Z");
    var actor = new Event.Actor("o", "u", "r");
    var body = new Envelope("i", "a.b", now, "t", actor).body(payload.getBytes(UTF_8));
    return new Event("t", "i", "a.b", now, now, actor, body);
  }
}
