package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";

  private static String state(String state) {
    return TraceContext.parse(PARENT, state).orElseThrow().state();
  }

  @Test
  void isReadAndWrittenAsItCame() {
    var trace = TraceContext.parse(PARENT, "congo=t61rcWkgMzE").orElseThrow();
    assertThat(trace).isEqualTo(new TraceContext(PARENT, "congo=t61rcWkgMzE"));
    assertThat(trace.traceId()).isEqualTo(ID);
    assertThat(trace.parent()).hasSize(TraceContext.LENGTH);
    assertThat(TraceContext.parse(PARENT, null)).contains(new TraceContext(PARENT, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-else",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void whatIsNoneIsIgnored(String parent) {
    assertThat(TraceContext.parse(parent, "congo=1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-else, 01",
    "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00, 00",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff, 03",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02, 02",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-08, 00"
  })
  void ofVersionsToComeAndFlagsThatAreNotKnownOnlyWhatIsKnownIsKept(String parent, String flags) {
    assertThat(TraceContext.parse(parent, null).orElseThrow().parent())
        .isEqualTo("00-" + ID + "-b7ad6b7169203331-" + flags);
  }

  @Test
  void headersThatComeTwiceAreJoinedOrNotBelieved() {
    assertThat(TraceContext.of(Map.of("traceparent", List.of(" " + PARENT + " "))::get))
        .isEqualTo(new TraceContext(PARENT, null));
    assertThat(
            TraceContext.of(
                Map.of("traceparent", List.of(PARENT), "tracestate", List.of("a=1", "b=2"))::get))
        .isEqualTo(new TraceContext(PARENT, "a=1,b=2"));
    assertThat(TraceContext.of(Map.of("traceparent", List.of(PARENT, PARENT))::get)).isNull();
    assertThat(TraceContext.of(Map.of("tracestate", List.of("a=1"))::get)).isNull();
  }

  @Test
  void stateIsReadLeniently() {
    assertThat(state(" a=1 ,\tb@c=2,,d/e-f_*=x y!")).isEqualTo("a=1,b@c=2,d/e-f_*=x y!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " , ", "a", "a=", "=1", "A=1", "a=1=2", "a=\u00e9", "a=1,a=2", "@a=1"})
  void stateThatCannotBeReadIsLeftOut(String state) {
    assertThat(state(state)).isNull();
  }

  @Test
  void stateOfTooManyMembersIsLeftOut() {
    assertThat(state(members(32, 1))).isNotNull();
    assertThat(state(members(33, 1))).isNull();
  }

  @Test
  void stateThatIsTooLongLosesItsLongMembersFirstAndThenItsLast() {
    var lengthy = "long=" + "x".repeat(200);
    assertThat(state("a=1," + lengthy)).isEqualTo("a=1," + lengthy);
    var rest = members(6, 80);
    assertThat(state("a=1," + lengthy + "," + rest)).isEqualTo("a=1," + rest);
    var many = members(32, 100);
    assertThat(many).startsWith(state(many));
    assertThat(state(many)).hasSizeBetween(512 - 105, TraceContext.MOST_STATE);
  }

  private static String members(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> "k" + i + "=" + "v".repeat(length))
        .collect(Collectors.joining(","));
  }
}
