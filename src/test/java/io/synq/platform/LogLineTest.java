package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
}
