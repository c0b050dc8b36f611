package io.synq.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.synq.platform.BadSettingException;
import io.synq.platform.TraceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final Instant START = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final TraceContext SAMPLED =
      new TraceContext("00-" + TRACE + "-" + SPAN + "-01", "congo=t61rcWkgMzE");

  private final OtlpReceiver receiver = new OtlpReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private Tracing tracing(String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("otel.exporter.otlp.endpoint", receiver.endpoint());
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return Tracing.with(properties);
  }

  private static TraceSettings settings(String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return new TraceSettings(key -> Optional.ofNullable(values.get(key)), values.keySet());
  }

  @Test
  void stepIsExportedAsPartOfWhatItBelongsTo() {
    Tracing tracing = tracing("otel.resource.attributes", "deployment.environment.name=staging");
    Step step = tracing.begin("accept", Step.Kind.SERVER, SAMPLED, null, START);
    step.with("synq.tenant.id", "t").with("synq.deliveries", 2).failed("timeout");
    step.end(START.plusMillis(5));
    tracing.stop();
    ReceivedSpan sent = receiver.await(TRACE, 1).get(0);
    assertThat(sent.name()).isEqualTo("accept");
    assertThat(sent.traceId()).isEqualTo(TRACE);
    assertThat(sent.parent()).isEqualTo(SPAN);
    assertThat(step.context().parent()).isEqualTo("00-" + TRACE + "-" + sent.id() + "-01");
    assertThat(step.context().state()).as("of others").isEqualTo("congo=t61rcWkgMzE");
    assertThat(sent.span().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(sent.span().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(sent.span().getEndTimeUnixNano() - sent.span().getStartTimeUnixNano())
        .isEqualTo(5_000_000);
    assertThat(sent.attributes())
        .containsEntry("synq.tenant.id", "t")
        .containsEntry("synq.deliveries", "2")
        .containsEntry("error.type", "timeout");
    assertThat(sent.ofResource())
        .containsEntry("service.name", "synq-events")
        .containsEntry("service.instance.id", "node")
        .containsEntry("deployment.environment.name", "staging");
  }

  @Test
  void stepThatBelongsToNothingBeginsATrace() {
    Tracing tracing = tracing();
    Step step = tracing.begin("claim", Step.Kind.INTERNAL, null, SAMPLED, START);
    step.end();
    tracing.stop();
    ReceivedSpan sent = receiver.await(step.context().traceId(), 1).get(0);
    assertThat(sent.traceId()).isNotEqualTo(TRACE);
    assertThat(sent.parent()).isEmpty();
    assertThat(sent.links()).containsExactly(TRACE + "-" + SPAN);
  }

  @Test
  void whatIsNotSampledIsPassedOnAsItIs() {
    TraceContext unsampled = new TraceContext("00-" + TRACE + "-" + SPAN + "-00", null);
    Tracing tracing = tracing();
    Step step = tracing.begin("accept", Step.Kind.SERVER, unsampled, null, START);
    step.end();
    assertThat(step.context()).isEqualTo(unsampled);
    tracing.stop();
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void traceThatBeginsUnsampledStaysSo() {
    Tracing tracing = tracing("otel.traces.sampler", "parentbased_always_off");
    Step first = tracing.begin("accept", Step.Kind.SERVER, null, null, START);
    Step then = tracing.begin("claim", Step.Kind.INTERNAL, first.context(), null, START);
    assertThat(first.context().parent()).as("random, and not sampled").endsWith("-02");
    assertThat(then.context()).isEqualTo(first.context());
  }

  @Test
  void isOnWhereItIsToldWhereTo() {
    assertThat(settings().on()).isFalse();
    assertThat(settings("otel.exporter.otlp.endpoint", "http://otel:4318").on()).isTrue();
    assertThat(settings("otel.exporter.otlp.traces.endpoint", "http://otel/v1/traces").on())
        .isTrue();
    assertThat(
            settings("otel.exporter.otlp.endpoint", "http://otel:4318", "otel.sdk.disabled", "true")
                .on())
        .isFalse();
    assertThat(Tracing.off().on()).isFalse();
  }

  @Test
  void anotherProtocolIsRefused() {
    assertThatThrownBy(
            () ->
                settings(
                    "otel.exporter.otlp.endpoint",
                    "http://otel:4317",
                    "otel.exporter.otlp.protocol",
                    "grpc"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("otel.exporter.otlp.protocol");
  }

  @Test
  void whatOpenTelemetryDoesNotTakeIsABadSettingWithoutItsValue() {
    assertThatThrownBy(() -> tracing("otel.exporter.otlp.endpoint", "collector:4318"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("OTLP endpoint must be a valid URL");
    assertThatThrownBy(() -> tracing("otel.exporter.otlp.headers", "sesame"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("otel.exporter.otlp.headers")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void stepAfterTheEndIsAPartOfNothing() {
    Tracing tracing = tracing();
    tracing.stop();
    assertThat(tracing.begin("accept", Step.Kind.SERVER, null, null, START).context()).isNull();
    assertThat(tracing.begin("send", Step.Kind.CLIENT, SAMPLED, null, START).context())
        .isEqualTo(SAMPLED);
  }
}
