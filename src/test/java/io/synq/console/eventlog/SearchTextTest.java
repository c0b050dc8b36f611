package io.synq.console.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTextTest {
  @Test
  void wordsStandForFiltersAndTheRestIsText() {
    assertThat(SearchText.parameters(" red  chair type:order.created user:ann state:failed "))
        .isEqualTo(
            Map.of(
                "event_type", "order.created",
                "user_id", "ann",
                "delivery_status", "failed",
                "q", "red  chair"));
    assertThat(SearchText.parameters("org:acme endpoint:ep_1"))
        .isEqualTo(Map.of("org_id", "acme", "endpoint_id", "ep_1"));
  }

  @Test
  void valuesWithSpacesStandBetweenQuotes() {
    assertThat(SearchText.parameters("user:\"key of $1\" a"))
        .isEqualTo(Map.of("user_id", "key of $1", "q", "a"));
  }

  @Test
  void otherTextStaysAsItIs() {
    for (String text :
        new String[] {
          "https://a.example/b",
          "\"order_id\":\"ord_1\"",
          "type:",
          "a:type:b",
          "nothing:$0 \\1",
          "type:\"a"
        }) {
      assertThat(SearchText.parameters(text)).as(text).isEqualTo(Map.of("q", text));
    }
    assertThat(SearchText.parameters("  ")).isEmpty();
  }
}
