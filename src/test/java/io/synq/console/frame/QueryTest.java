package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {
  /** The address of the event log with this query. */
  private static Query at(String query) {
    return new Query(VisitTest.in("acme", ConsolePage.EVENTS, query));
  }

  @Test
  void onePageAfterAnotherAndBack() {
    Query first = at("event_type=a.b&q=x+%26y");
    assertThat(first.cursor()).isNull();
    assertThat(first.newer()).isNull();
    assertThat(first.older(null)).isNull();
    String second = "/console/t/acme/webhooks/events?event_type=a.b&q=x+%26y&at=c1";
    assertThat(first.older("c1")).isEqualTo(second);
    Query onSecond = at("event_type=a.b&q=x+%26y&at=c1");
    assertThat(onSecond.cursor()).isEqualTo("c1");
    assertThat(onSecond.newer())
        .isEqualTo("/console/t/acme/webhooks/events?event_type=a.b&q=x+%26y");
    Query onThird = at(onSecond.older("c2").split("\\?")[1]);
    assertThat(onThird.cursor()).isEqualTo("c2");
    assertThat(onThird.newer()).isEqualTo(second);
    assertThat(onThird.newest())
        .isEqualTo("/console/t/acme/webhooks/events?event_type=a.b&q=x+%26y");
  }

  @Test
  void addressDoesNotGrowForEver() {
    Query query = at(null);
    for (int i = 0; i < 100; i++) {
      query = at(query.older("cursor" + i).split("\\?")[1]);
    }
    assertThat(query.cursor()).isEqualTo("cursor99");
    assertThat(query.older("x")).hasSizeLessThan(600);
  }

  @Test
  void whatAFormAddsIsLeftOut() {
    Query query = at("q=x&ask=replay&event=1&event=2");
    assertThat(query.without("ask", "event")).isEqualTo("/console/t/acme/webhooks/events?q=x");
    assertThat(query.rest("ask", "event")).containsExactly(Map.entry("q", "x"));
  }

  @Test
  void blankIsAbsent() {
    Query query = at("q=+&id=");
    assertThat(query.text("q")).isEmpty();
    assertThat(query.id()).isEqualTo("-");
    assertThat(query.with("q", null)).isEqualTo("/console/t/acme/webhooks/events");
  }

  @Test
  void eachValueIsRead() {
    Query query = at("event=1&event=+&event=2&q=%C3%BC%26&empty");
    assertThat(query.all("event")).containsExactly("1", "2");
    assertThat(query.all("none")).isEmpty();
    assertThat(query.get("q")).isEqualTo("ü&");
    assertThat(query.get("empty")).isNull();
  }

  @Test
  void addressThatIsNotEncodedIsRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> at("q=100%").get("q"))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }
}
