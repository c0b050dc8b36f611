package io.synq.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log: what happened, and to what. Each part is {@code name=value} in its text; ids
 * are fields of their own as well where the log is JSON. What a call writes names the call's trace.
 */
public final class LogLine {
  /** The field with the id of a trace. */
  public static final String TRACE = "trace_id";

  private final StringBuilder text;
  private final Map<String, String> ids = new LinkedHashMap<>();

  private LogLine(String what) {
    this.text = new StringBuilder(what);
  }

  /**
   * @param what the thing, a point and what was done to it, such as {@code event.accepted}
   */
  public static LogLine of(String what) {
    return new LogLine(what);
  }

  /**
   * @param name of what it is the id of, such as {@code tenant}; of several, joined by commas, such
   *     as {@code events}
   */
  public LogLine id(String name, String id) {
    ids.put(name, id);
    return with(name, id);
  }

  /** What the line tells of belongs to this trace, if to any. */
  public LogLine trace(@Nullable TraceContext trace) {
    return trace == null ? this : id(TRACE, trace.traceId());
  }

  /** The same of several, whose traces may differ. */
  public LogLine traces(Collection<@Nullable TraceContext> traces) {
    String several =
        traces.stream()
            .filter(Objects::nonNull)
            .map(TraceContext::traceId)
            .distinct()
            .collect(Collectors.joining(","));
    return several.isEmpty() ? this : id(several.contains(",") ? "trace_ids" : TRACE, several);
  }

  public LogLine with(String name, Object value) {
    text.append(' ').append(name).append('=').append(value);
    return this;
  }

  public void info(System.Logger log) {
    write(log, System.Logger.Level.INFO, null);
  }

  public void warning(System.Logger log) {
    write(log, System.Logger.Level.WARNING, null);
  }

  public void warning(System.Logger log, Throwable reason) {
    write(log, System.Logger.Level.WARNING, Objects.requireNonNull(reason));
  }

  public void error(System.Logger log) {
    write(log, System.Logger.Level.ERROR, null);
  }

  public void error(System.Logger log, Throwable reason) {
    write(log, System.Logger.Level.ERROR, Objects.requireNonNull(reason));
  }

  private void write(System.Logger log, System.Logger.Level level, @Nullable Throwable reason) {
    if (log.isLoggable(level)) {
      if (!ids.containsKey(TRACE)) {
        trace(CurrentTrace.get());
      }
      ids.forEach(LogFields::add);
      try {
        log.log(level, toString(), reason);
      } finally {
        ids.keySet().forEach(LogFields::remove);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
