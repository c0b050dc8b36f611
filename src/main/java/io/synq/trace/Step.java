package io.synq.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.synq.platform.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span that has begun. */
public final class Step {
  /** Whose part of a call it is. */
  public enum Kind {
    /** It is done for a caller who waits. */
    SERVER,
    /** It is a call. */
    CLIENT,
    INTERNAL
  }

  private final Span span;
  private final @Nullable TraceContext context;

  Step(Span span, @Nullable TraceContext context) {
    this.span = span;
    this.context = context;
  }

  /** What is a part of this step belongs to; null if tracing has ended. */
  public @Nullable TraceContext context() {
    return context;
  }

  public Step with(String name, String value) {
    span.setAttribute(name, value);
    return this;
  }

  public Step with(String name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  /** It went wrong in this way: one of few words. */
  public Step failed(String type) {
    span.setStatus(StatusCode.ERROR);
    return with("error.type", type);
  }

  /** It ends now. */
  public void end() {
    span.end();
  }

  public void end(Instant end) {
    span.end(end);
  }
}
