package io.synq.trace;

import io.synq.platform.ServerSettings;
import io.synq.platform.TraceContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans and exports them, if it is told where to. Nothing of OpenTelemetry is loaded before:
 * a server without tracing pays for the question whether it is on.
 */
@ApplicationScoped
public class Tracing {
  private final @Nullable Export export;

  @Inject
  Tracing(TraceSettings settings, ServerSettings server) {
    this(settings.on() ? Export.begin(settings.properties(), server.node) : null);
  }

  private Tracing(@Nullable Export export) {
    this.export = export;
  }

  /** With these settings, as OpenTelemetry names them. */
  public static Tracing with(Map<String, String> properties) {
    return new Tracing(Export.begin(properties, "node"));
  }

  public static Tracing off() {
    return new Tracing(null);
  }

  /** Whether steps can be begun. */
  public boolean on() {
    return export != null;
  }

  /**
   * Begins a step; only where tracing is on.
   *
   * @param parent what it is a part of; null for a trace of its own
   * @param link what else it has to do with; null for nothing
   */
  public Step begin(
      String name,
      Step.Kind kind,
      @Nullable TraceContext parent,
      @Nullable TraceContext link,
      Instant start) {
    if (export == null) {
      throw new IllegalStateException("tracing is off");
    }
    return export.step(name, kind, parent, link, start);
  }

  /** What has ended is sent before the server is gone, if that is quick. */
  @PreDestroy
  public void stop() {
    if (export != null) {
      export.end();
    }
  }
}
