package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.TraceContext;
import io.synq.trace.OtlpReceiver;
import io.synq.trace.ReceivedSpan;
import io.synq.trace.Tracing;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeliverySpansTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-0";

  private static Claimed claimed(String flag) {
    return Claims.of("dlv_1").traced(new TraceContext(PARENT + flag, null));
  }

  @Test
  void attemptThatWasPutOffHasNoSpan() {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      Tracing tracing = Tracing.with(Map.of("otel.exporter.otlp.endpoint", receiver.endpoint()));
      DeliverySpans spans = new DeliverySpans(tracing);
      var unsent = new SentAttempt(new Outcome.Postponed(), Claims.NOW, 0, Map.of());
      spans.send(claimed("1"), Claims.NOW, one -> CompletableFuture.completedFuture(unsent));
      spans.claimed(claimed("1"), true, Claims.NOW);
      tracing.stop();
      assertThat(receiver.await(TRACE, 1)).extracting(ReceivedSpan::name).containsExactly("claim");
    }
  }

  @Test
  void replayOfWhatItsProducerDidNotSampleIsInNoTraceOfItsOwn() {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      DeliverySpans spans =
          new DeliverySpans(
              Tracing.with(Map.of("otel.exporter.otlp.endpoint", receiver.endpoint())));
      Claimed unwanted = replay(claimed("0"));
      assertThat(spans.claimed(unwanted, false, Claims.NOW)).isSameAs(unwanted);
      Claimed wanted = spans.claimed(replay(claimed("1")), false, Claims.NOW);
      assertThat(wanted.trace().sampled()).isTrue();
      assertThat(wanted.trace().parent()).doesNotContain(TRACE);
    }
  }

  private static Claimed replay(Claimed one) {
    return new Claimed(
        one.deliveryId(),
        one.tenantId(),
        one.endpointId(),
        one.eventId(),
        one.eventType(),
        one.attempts(),
        one.manual(),
        one.overtime(),
        one.createdAt(),
        one.expiresAt(),
        one.orderKey(),
        one.claim(),
        one.claimedAt(),
        one.body(),
        one.subscriber(),
        one.trace(),
        true,
        false);
  }
}
