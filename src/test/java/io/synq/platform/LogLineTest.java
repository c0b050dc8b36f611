package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {
  /** Writes down what it is told. */
  private record Told(List<String> lines) implements System.Logger {
    @Override
    public String getName() {
      return "told";
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.getSeverity() >= Level.INFO.getSeverity();
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
      lines.add(level + " " + text + (thrown == null ? "" : " " + thrown.getMessage()));
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
      throw new UnsupportedOperationException("a line is no format");
    }
  }

  @Test
  void saysWhatHappenedAndToWhat() {
    Told told = new Told(new ArrayList<>());
    LogLine.of("event.accepted").id("tenant", "t1").id("events", "e1,e2").with("ms", 7).info(told);
    LogLine.of("event.{0}").id("event", "'").warning(told, new IllegalStateException("why"));
    assertThat(told.lines())
        .containsExactly(
            "INFO event.accepted tenant=t1 events=e1,e2 ms=7", "WARNING event.{0} event=' why");
  }

  @Test
  void namesTheTraceThatItBelongsTo() {
    Told told = new Told(new ArrayList<>());
    TraceContext own = trace("0af7651916cd43dd8448eb211c80319c");
    TraceContext other = trace("4bf92f3577b34da6a3ce929d0e0e4736");
    LogLine.of("a").trace(own).info(told);
    LogLine.of("b").trace(null).info(told);
    LogLine.of("c").traces(Arrays.asList(own, null, other, own)).info(told);
    LogLine.of("d").traces(Arrays.asList(null, own)).info(told);
    CurrentTrace.with(
        other,
        () -> {
          LogLine.of("e").info(told);
          LogLine.of("f").trace(own).info(told);
          assertThat(CurrentTrace.id()).isEqualTo(other.traceId());
          return null;
        });
    LogLine.of("g").info(told);
    assertThat(told.lines())
        .containsExactly(
            "INFO a trace_id=" + own.traceId(),
            "INFO b",
            "INFO c trace_ids=" + own.traceId() + "," + other.traceId(),
            "INFO d trace_id=" + own.traceId(),
            "INFO e trace_id=" + other.traceId(),
            "INFO f trace_id=" + own.traceId(),
            "INFO g");
  }

  private static TraceContext trace(String id) {
    return TraceContext.parse("00-" + id + "-b7ad6b7169203331-01", null).orElseThrow();
  }
}
