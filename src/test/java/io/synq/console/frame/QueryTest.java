package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {
  /** A request to the event log, of which a query needs no more than this. */
  private static Query at(String query) {
    return new Query(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                QueryTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getParameter" ->
                          values(query, (String) arguments[0]).stream().findFirst().orElse(null);
                      case "getParameterValues" ->
                          values(query, (String) arguments[0]).toArray(String[]::new);
                      default -> throw new UnsupportedOperationException(method.getName());
                    }),
        VisitTest.in("acme", ConsolePage.EVENTS, query));
  }

  private static List<String> values(String query, String name) {
    return query == null
        ? List.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair[0].equals(name))
            .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
            .toList();
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
}
