package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters say, what they refuse, and that every evaluation ends. */
class FilterTest {
  /** Many times the bound, for a machine that has other work; without a bound none of them ends. */
  private static final Duration GENEROUS = Duration.ofSeconds(10);

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String BODY =
      """
      {"event_id":"8f14e45f-ceea-467f-a0e6-0b1c2d3e4f50","event_type":"order.created",
       "payload":{"total":149.99,"note":null,"name":"Ann","tags":[],
       "items":[{"sku":"A-1","price":1},{"sku":"B-2","price":20},{"sku":"A-3","price":300}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload.total > 100 | true",
        "payload.total > 150 | false",
        "payload.total / 2 > 70 | true",
        "event_type in ['order.created', 'order.updated'] | true",
        "payload.items[price > 100] | true",
        "payload.items[price > 1000] | false",
        "$count(payload.items[$substring(sku, 0, 2) = 'A-']) = 2 | true",
        "$contains(payload.name, 'nn') and $not($exists(payload.none)) | true",
        "$sum(payload.items.price) = 321 | true",
        "$filter(payload.items, function($i) { $i.price > 10 }) | true",
        "$map(payload.items.sku, $lowercase)[0] = 'a-1' | true",
        "($has := $contains(?, 'nn'); $has(payload.name)) | true",
        "payload.name ~> $uppercase = 'ANN' | true",
        "payload.items^(>price)[0].price = 300 | true",
        "$toMillis('2024-12-04T15:32:07.412Z') = 1733326327412 | true",
        "$round(payload.total, 1) = 150 | true",
        "/* a comment / with a slash */ payload.'a/b' | false",
        "payload.name = '\u201cAnn\u201d' or payload.`\u2018` = 1 | false",
        "/* \u201c\u00a0 */ payload.name = 'A\u00a0' | false",
        "payload.none | false",
        "payload.note | false",
        "payload.note = null | true",
        "payload.tags | false",
        "payload.name | true",
        "\"\" | false",
        "0 | false",
        "[0, 0] | false",
        "[0, 1] | true",
        "{} | false",
        "function() { true } | false"
      })
  void deliversWhatJsonataHoldsTrue(String filter, boolean delivers) {
    Verdict verdict = evaluate(filter);
    assertThat(verdict).isInstanceOf(Verdict.Evaluated.class);
    assertThat(verdict.delivers()).isEqualTo(delivers);
    assertThat(verdict.error()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload.[ | position 9",
        "1 + | position 3",
        "$f($ | position 4",
        "payload.total > > 1 | position",
        "payload.name = \u201cAnn\u201d | \u201c is no quote here: write \" or ' (position 15)",
        "payload.name = \u2018Ann\u2019 | \u2018 is no quote here: write \" or ' (position 15)",
        "payload.name =\u00a0'Ann' | a blank that is none here, U+00A0: write a space (position 14)",
        "payload.name\u200b = 1 | a blank that is none here, U+200B: write a space (position 12)",
        "$now() > 1 | $now is not offered (position 0)",
        "1 + $random() | $random is not offered (position 4)",
        "$eval('1') | $eval",
        "$pad('', 1000000000) | $pad",
        "$contains(payload.name, /A/) | regular expressions are not offered (position 24)",
        "/(a+)+b/('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') | regular expressions"
      })
  void refusesWithThePosition(String filter, String reason) {
    assertThat(Filter.wrong(filter)).get().asString().contains(reason);
  }

  /** Each with so many operators and brackets. */
  private static List<String> deep(int count) {
    return List.of(
        "(".repeat(count / 2) + "1" + ")".repeat(count / 2),
        "[".repeat(count / 2) + "1" + "]".repeat(count / 2),
        "-".repeat(count) + "1",
        "1" + "+1".repeat(count),
        "1" + " or 1".repeat(count),
        "a" + ".a".repeat(count),
        "1" + "?1:1".repeat(count / 2),
        "$not(".repeat(count / 2) + "1" + ")".repeat(count / 2),
        "1" + "&1".repeat(count));
  }

  static Stream<String> asDeepAsMayBe() {
    return deep(FilterText.MOST_OPERATORS).stream();
  }

  static Stream<String> tooDeep() {
    return deep(FilterText.MOST_OPERATORS + 2).stream();
  }

  /** In half of the stack that a thread has by default: the server's own frames are below. */
  @ParameterizedTest
  @MethodSource("asDeepAsMayBe")
  void whatIsNotRefusedFitsTheStack(String filter) throws Exception {
    List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    Thread thread = new Thread(null, () -> verdicts.add(evaluate(filter)), "small", 512 * 1024);
    thread.start();
    thread.join();
    assertThat(verdicts).hasOnlyElementsOfType(Verdict.Evaluated.class).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("tooDeep")
  void whatMightNotIsRefused(String filter) {
    assertThat(Filter.wrong(filter)).get().asString().contains("operators and brackets");
  }

  @Test
  void longListIsNoDeepOne() {
    String list = "'A-1', ".repeat(500) + "'order.created'";
    assertThat(evaluate("event_type in [" + list + "]").delivers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload.name > 1",
        "$number('abc') > 1",
        "$number('0x' & payload.name)",
        "$error('no')",
        "payload.total + payload.name",
        "$sum(payload.items)",
        "$undefined(1)",
        "1e300 * 1e300",
        "$round(1, 1000000000)",
        "$replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+c', 'x', 1)"
      })
  void whatFailsDeliversAndSaysWhy(String filter) {
    Verdict verdict = evaluate(filter);
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    assertThat(verdict.delivers()).isTrue();
    assertThat(verdict.error()).isNotBlank().doesNotContain("{{", "Exception:", "com.dashjoin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function() { $f() }; $f())",
        "($f := function($n) { 1 + $f($n + 1) }; $f(1))",
        "($f := function($n) { [$n, $f($n + 1)] }; $f(1))",
        "($f := function($n) { $n = 0 ? 1 : $f($n + 1) }; $f(1))",
        "($x := function($f) { $f($f) }; $x($x))",
        "[1..10000000]",
        "$sum([1..10000000])",
        "[1..10000000].($ * 2)",
        "$map([1..10000000], function($x) { $x })",
        "[1..60000].([1..60000])",
        "[1..60000].('a' in [1..60000])",
        "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('aaaaaaaa', 60))",
        "($f := function($s, $n) { $n = 0 ? $s : $f([$s, $s], $n - 1) }; $f(1, 100))",
        "($f := function($s, $n) { $n = 0 ? $s : $f([[$s], [$s]], $n - 1) }; $f(1, 90))",
        "($f := function($s, $n) { $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) };"
            + " $f(1, 100) = $f(1, 100))",
        "$reduce([1..60000], $append)",
        "($s := $join([1..30000].('aaaaaaaaaa')); $replace($s, 'a', $s))",
        "($s := $join([1..30000].('aaaaaaaaaa')); $join([1..30000].('a'), $s))",
        "($s := $join([1..30000].('aaaaaaaaaa')); $map([1..60000], function($i) { $contains($s, 'b') }))",
        "$sort([1..60000], function($a, $b) { $sum([1..100]) > 1 and $a < $b })",
        "($e := /(a+)+b/; 1)",
        "($r := [1]; $r . /(a+)+b/('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'))"
      })
  void everyEvaluationEnds(String filter) {
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          if (Filter.wrong(filter).isEmpty()) {
            Verdict verdict = evaluate(filter);
            assertThat(verdict).isInstanceOf(Verdict.Broken.class);
            assertThat(verdict.delivers()).isTrue();
            assertThat(Filter.compile(filter).value(document(), CLOCK))
                .isInstanceOf(Verdict.Broken.class);
          }
        });
  }

  @Test
  void largeBodyIsJudged() {
    String items = "{\"sku\":\"A-1\",\"price\":20},".repeat(20_000);
    String body = "{\"payload\":{\"items\":[" + items + "{\"price\":1000}]}}";
    FilterDocument document = FilterDocument.parse(body.getBytes(UTF_8));
    Filter filter = Filter.compile("$count(payload.items) = 20001");
    assertThat(filter.evaluate(document, CLOCK)).isEqualTo(new Verdict.Evaluated(true, true));
  }

  @Test
  void filterThatKeepsBreakingItsBoundsRestsAMinute() {
    Filter filter = Filter.compile("[1..10000000]");
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      assertThat(filter.rests(now)).isFalse();
      filter.evaluate(document(), InstantSource.fixed(now));
    }
    assertThat(filter.rests(now)).isTrue();
    assertThat(filter.rests(now.plusSeconds(59))).isTrue();
    assertThat(filter.rests(now.plusSeconds(61))).isFalse();
  }

  @Test
  void tenantWithManySuchFiltersHasThemAllRest() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Filters filters = new Filters(InstantSource.fixed(now));
    Filter good = Filter.compile("payload.total > 100");
    for (int i = 0; i < 20; i++) {
      assertThat(verdict(filters, "t", good)).isInstanceOf(Verdict.Evaluated.class);
      verdict(filters, "t", Filter.compile("[1..10000000]"));
    }
    assertThat(verdict(filters, "t", good)).isInstanceOf(Verdict.Broken.class);
    assertThat(verdict(filters, "other", good)).isInstanceOf(Verdict.Evaluated.class);
  }

  @Test
  void whatHasToGiveTheSameDoesSoHoweverSlowTheMachineIs() {
    InstantSource slow =
        new InstantSource() {
          private Instant now = Instant.EPOCH;

          @Override
          public Instant instant() {
            now = now.plusMillis(300);
            return now;
          }
        };
    Filter filter = Filter.compile("$uppercase(payload.name)");
    assertThat(filter.evaluate(document(), slow)).isInstanceOf(Verdict.Broken.class);
    assertThat(filter.value(document(), slow)).isEqualTo(new Verdict.Evaluated(true, "ANN"));
  }

  @Test
  void whatHasToGiveTheSameNeverRests() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Filters filters = new Filters(InstantSource.fixed(now));
    Filter key = Filter.compile("payload.total > 1000 ? 1 : [1..60000].($ * payload.total)");
    Filter good = Filter.compile("payload.name");
    for (int i = 0; i < 30; i++) {
      assertThat(filters.value(key, document()))
          .isEqualTo(new Verdict.Broken("it takes too much work"));
      verdict(filters, "t", Filter.compile("[1..10000000]"));
    }
    assertThat(verdict(filters, "t", good)).isInstanceOf(Verdict.Broken.class);
    assertThat(filters.value(good, document())).isEqualTo(new Verdict.Evaluated(true, "Ann"));
  }

  private static Verdict verdict(Filters filters, String tenant, Filter filter) {
    return filters.verdict(tenant, filter, document(), filters.deadline());
  }

  @Test
  void filterOfManyThreadsJudgesEachBodyByItself() throws Exception {
    Filter filter =
        Filter.compile("($f := function($n) { $n > 0 ? $f($n - 1) : payload.n }; $f(5) > 50)");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      int n = i % 100;
      tasks.add(
          () -> {
            String body = "{\"payload\":{\"n\":" + n + "}}";
            FilterDocument document = FilterDocument.parse(body.getBytes(UTF_8));
            return filter.evaluate(document, CLOCK).delivers() == n > 50;
          });
    }
    try {
      for (Future<Boolean> right : threads.invokeAll(tasks)) {
        assertThat(right.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void evaluationLeavesTheBodyAsItIs() {
    FilterDocument document = document();
    String before = String.valueOf(document.root());
    Filter.compile("payload ~> |items|{'sku': 'changed'}, 'price'|").evaluate(document, CLOCK);
    Filter.compile("$append(payload.items, 1)[0]").evaluate(document, CLOCK);
    Filter.compile("$sort(payload.items.price)").evaluate(document, CLOCK);
    assertThat(String.valueOf(document.root())).isEqualTo(before);
  }

  private static Verdict evaluate(String filter) {
    return Filter.compile(filter).evaluate(document(), CLOCK);
  }

  private static FilterDocument document() {
    return FilterDocument.parse(BODY.getBytes(UTF_8));
  }
}
