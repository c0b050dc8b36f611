package io.synq.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.Filter;
import io.synq.endpoint.FilterDocument;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Verdict;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderKeyTest {
  private static OrderKey of(String expression, String body) {
    Filters filters = new Filters(InstantSource.system());
    FilterDocument document = FilterDocument.parse(body.getBytes(UTF_8));
    return OrderKey.of(filters.value(Filter.compile(expression), document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id|{\"id\":\"A-1\"}|A-1",
        "id|{\"id\":\"A-1  \"}|A-1",
        "id|{\"id\":12}|12",
        "id|{\"id\":12.0}|12",
        "id|{\"id\":true}|true",
        "[shop, id]|{\"id\":1,\"shop\":\"x\"}|[\"x\",1]",
        "id|{\"id\":null}|''",
        "id|{}|''",
        "id|{\"id\":\"\"}|''"
      })
  void isWhatTheExpressionGives(String expression, String body, String key) {
    assertThat(of(expression, body)).isEqualTo(new OrderKey(key, null));
  }

  @Test
  void isNothingWhereTheExpressionFails() {
    OrderKey failed = of("$uppercase(id)", "{\"id\":1}");
    assertThat(failed.text()).isEmpty();
    assertThat(failed.error()).startsWith("its ordering_key failed: ");
  }

  @Test
  void isNothingWhereJsonDoesNotHaveIt() {
    OrderKey large = of("[id]", "{\"id\":\"" + "x".repeat(70_000) + "\"}");
    OrderKey infinite = OrderKey.of(new Verdict.Evaluated(true, Double.POSITIVE_INFINITY));
    for (OrderKey failed : List.of(large, infinite)) {
      assertThat(failed.text()).isEmpty();
      assertThat(failed.error()).startsWith("its ordering_key failed: it gives more than 64 KiB");
    }
  }

  @Test
  void isAHashWhereALongTextIsGiven() {
    OrderKey hashed = of("id", "{\"id\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(hashed.text()).startsWith("sha256:");
    assertThat(hashed.error()).isNull();
  }

  @Test
  void isShortAndHeldByBothDatabases() {
    String longest = "x".repeat(OrderKey.MOST);
    assertThat(OrderKey.of(longest).text()).isEqualTo(longest);
    for (String other : new String[] {longest + "y", "a\u0000b", "\ud83d\ude80"}) {
      assertThat(OrderKey.of(other).text()).startsWith("sha256:").hasSize(71);
    }
    assertThat(OrderKey.of(longest + "y")).isNotEqualTo(OrderKey.of(longest + "z"));
  }
}
