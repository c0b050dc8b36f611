package io.synq.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import io.synq.platform.BadSettingException;
import io.synq.platform.TraceContext;
import io.synq.platform.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry at work. */
final class Export {
  private static final String SERVICE = "synq-events";
  private static final long LAST_SECONDS = 2;

  /** What holds unless something else is set. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name",
          SERVICE,
          "otel.exporter.otlp.protocol",
          TraceSettings.HTTP,
          // Some seconds of a busy server, while the collector is slow.
          "otel.bsp.max.queue.size",
          "16384");

  /** Metrics are scraped, and logs are files. */
  private static final Map<String, String> ALWAYS =
      Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none");

  private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private Export(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer(SERVICE, Version.TEXT);
  }

  /**
   * @param properties what is set beside the environment, and counts for more
   * @throws BadSettingException if OpenTelemetry does not take them
   */
  static Export begin(Map<String, String> properties, String node) {
    Map<String, String> always = new HashMap<>(properties);
    always.putAll(ALWAYS);
    try {
      return new Export(
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(() -> DEFAULTS)
              .addPropertiesCustomizer(config -> always)
              .addResourceCustomizer((resource, config) -> of(node).merge(resource))
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException e) {
      throw new BadSettingException("otel.*", "cannot be used: " + withoutValue(e.getMessage()));
    }
  }

  /** A header's value may be a secret: {@code Invalid map property: name=value}. */
  private static String withoutValue(String message) {
    return message.split("=", 2)[0];
  }

  private static Resource of(String node) {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.instance.id"),
            node,
            AttributeKey.stringKey("service.version"),
            Version.TEXT));
  }

  Step step(
      String name,
      Step.Kind kind,
      @Nullable TraceContext parent,
      @Nullable TraceContext link,
      Instant start) {
    SpanBuilder builder =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.valueOf(kind.name()))
            .setStartTimestamp(start)
            .setParent(context(parent));
    if (link != null) {
      builder.addLink(Span.fromContext(context(link)).getSpanContext());
    }
    Span span = builder.startSpan();
    // Of a span that nobody will see, none is to be a part; once it ends, the SDK makes no others.
    boolean seen = span.isRecording() || parent == null && span.getSpanContext().isValid();
    return new Step(span, seen ? context(span) : parent);
  }

  private static Context context(@Nullable TraceContext trace) {
    return trace == null ? Context.root() : FORM.extract(Context.root(), trace, new Getter());
  }

  private static TraceContext context(Span span) {
    Map<String, String> headers = new HashMap<>();
    FORM.inject(Context.root().with(span), headers, (map, name, value) -> map.put(name, value));
    return TraceContext.parse(
            headers.getOrDefault(TraceContext.PARENT, ""), headers.get(TraceContext.STATE))
        .orElseThrow();
  }

  void end() {
    sdk.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Getter implements TextMapGetter<TraceContext> {
    @Override
    public Iterable<String> keys(TraceContext trace) {
      return List.of(TraceContext.PARENT, TraceContext.STATE);
    }

    @Override
    public @Nullable String get(@Nullable TraceContext trace, String name) {
      if (trace == null) {
        return null;
      }
      return name.equals(TraceContext.PARENT) ? trace.parent() : trace.state();
    }
  }
}
