package io.synq.delivery;

import static io.synq.delivery.Claims.EXPIRY;
import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.Retry;
import io.synq.outbound.FailureKind;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome table. */
class ConclusionTest {
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), () -> 1);
  private static final Outcome DELIVERED = new Outcome.Delivered(answer(204));
  private static final Outcome GONE = new Outcome.Gone(answer(410));
  private static final Outcome REFUSED = refused(500, null);

  private static Outcome.Answer answer(int status) {
    return new Outcome.Answer(status, "", "", false);
  }

  private static Outcome refused(int status, @org.jspecify.annotations.Nullable Instant asked) {
    return new Outcome.Refused(answer(status), Optional.ofNullable(asked));
  }

  private static Outcome failed(FailureKind kind) {
    return new Outcome.Failed(new Outcome.Failure(kind, "no answer"));
  }

  private static Stream<Outcome> retried() {
    return Stream.concat(
        Stream.of(301, 302, 308, 400, 401, 404, 429, 500, 503).map(status -> refused(status, null)),
        Stream.of(FailureKind.values()).map(ConclusionTest::failed));
  }

  private static Conclusion conclude(Claimed claimed, Outcome outcome, Instant now) {
    return Conclusion.of(claimed, new SentAttempt(outcome, now, 7, Map.of()), now, SCHEDULE);
  }

  @Test
  void a2xxEndsTheDelivery() {
    for (var now : new Instant[] {NOW, EXPIRY.minusMillis(1), EXPIRY, EXPIRY.plusSeconds(9)}) {
      var conclusion = conclude(Claims.of("dlv_1"), DELIVERED, now);
      assertThat(conclusion.state()).isEqualTo(DeliveryState.DELIVERED);
      assertThat(conclusion.dueAt()).isNull();
      assertThat(conclusion.failed()).isFalse();
      assertThat(conclusion.status()).isEqualTo(204);
      assertThat(conclusion.error()).isNull();
    }
  }

  @Test
  void a410EndsTheDeliveryAtOnce() {
    var conclusion = conclude(Claims.of("dlv_1"), GONE, NOW);
    assertThat(conclusion.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(conclusion.dueAt()).isNull();
    assertThat(conclusion.failed()).isTrue();
    assertThat(conclusion.error()).isEqualTo("the server answered 410");
  }

  @ParameterizedTest
  @MethodSource("retried")
  void anythingElseIsRetried(Outcome outcome) {
    for (int attempts = 0; attempts < 5; attempts++) {
      var conclusion = conclude(Claims.of("dlv_1", attempts, false), outcome, NOW);
      assertThat(conclusion.state()).isEqualTo(DeliveryState.RETRYING);
      assertThat(conclusion.dueAt()).isEqualTo(NOW.plusSeconds(5L << attempts));
      assertThat(conclusion.failed()).isTrue();
    }
  }

  @Test
  void aReceiverMayAskForTime() {
    var soon = conclude(Claims.of("dlv_1"), refused(429, NOW.plusSeconds(60)), NOW);
    assertThat(soon.dueAt()).isEqualTo(NOW.plusSeconds(60));
    var late = conclude(Claims.of("dlv_1"), refused(503, NOW.plus(Duration.ofDays(1))), NOW);
    assertThat(late.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(6)));
    var past = conclude(Claims.of("dlv_1"), refused(503, NOW.minusSeconds(1)), NOW);
    assertThat(past.dueAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @ParameterizedTest
  @MethodSource("retried")
  void nothingIsRetriedOnceTheTimeIsOver(Outcome outcome) {
    for (var now : new Instant[] {EXPIRY, EXPIRY.plusNanos(1000), EXPIRY.plusSeconds(9)}) {
      var conclusion = conclude(Claims.of("dlv_1", 30, false), outcome, now);
      assertThat(conclusion.state()).isEqualTo(DeliveryState.FAILED);
      assertThat(conclusion.dueAt()).isNull();
      assertThat(conclusion.error()).isNotBlank();
    }
  }

  @Test
  void aRetryThatWouldComeTooLateIsNotMade() {
    // Due at the expiry itself, where it is failed instead of attempted.
    var last = conclude(Claims.of("dlv_1", 20, false), REFUSED, EXPIRY.minusMillis(1));
    assertThat(last.state()).isEqualTo(DeliveryState.RETRYING);
    assertThat(last.dueAt()).isEqualTo(EXPIRY);
    var exactly = conclude(Claims.of("dlv_1"), REFUSED, EXPIRY.minusSeconds(5));
    assertThat(exactly.dueAt()).isEqualTo(EXPIRY);
    var before = conclude(Claims.of("dlv_1"), REFUSED, EXPIRY.minusSeconds(6));
    assertThat(before.dueAt()).isEqualTo(EXPIRY.minusSeconds(1));
    var asked =
        conclude(Claims.of("dlv_1"), refused(503, EXPIRY.plusSeconds(9)), EXPIRY.minusSeconds(60));
    assertThat(asked.dueAt()).isEqualTo(EXPIRY);
  }

  @Test
  void anAttemptByHandAfterTheTimeIsTheOnlyOne() {
    var late = EXPIRY.plus(Duration.ofDays(3));
    var bad = conclude(Claims.of("dlv_1", 30, true), REFUSED, late);
    assertThat(bad.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(bad.dueAt()).isNull();
    assertThat(bad.error()).isEqualTo("the server answered 500");
    var good = conclude(Claims.of("dlv_1", 30, true), DELIVERED, late);
    assertThat(good.state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void anAttemptByHandWithinTheTimeIsRetriedAsAnyOther() {
    var conclusion = conclude(Claims.of("dlv_1", 2, true), REFUSED, NOW);
    assertThat(conclusion.state()).isEqualTo(DeliveryState.RETRYING);
    assertThat(conclusion.dueAt()).isEqualTo(NOW.plusSeconds(20));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyThereWasNoAnswer(FailureKind kind) {
    var conclusion = conclude(Claims.of("dlv_1"), failed(kind), NOW);
    assertThat(conclusion.error()).isEqualTo("no answer");
    assertThat(conclusion.status()).isNull();
  }

  @Test
  void anAnswerThatIsFinalForTheEndpointEndsTheDelivery() {
    var claimed = Claims.with(new Retry(null, null, null, List.of(400, 422)), 0);
    var conclusion = conclude(claimed, refused(422, null), NOW);
    assertThat(conclusion.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(conclusion.dueAt()).isNull();
    assertThat(conclusion.error()).isEqualTo("the server answered 422, which is final here");
    assertThat(conclude(claimed, REFUSED, NOW).state()).isEqualTo(DeliveryState.RETRYING);
  }

  @Test
  void anEndpointMayHaveAScheduleOfItsOwn() {
    var claimed = Claims.with(new Retry(60, 90, 3_600, null), 1);
    assertThat(conclude(claimed, REFUSED, NOW).dueAt()).isEqualTo(NOW.plusSeconds(90));
    var end = NOW.plusSeconds(3_600);
    assertThat(conclude(claimed, REFUSED, end.minusSeconds(1)).dueAt()).isEqualTo(end);
    assertThat(conclude(claimed, REFUSED, end).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(Claims.with(new Retry(null, null, 259_200 * 2, null), 1).end())
        .as("not longer than others")
        .isEqualTo(EXPIRY);
  }

  @Test
  void aPingIsNotRetried() {
    for (var outcome : new Outcome[] {REFUSED, GONE, failed(FailureKind.TIMEOUT)}) {
      var conclusion =
          Conclusion.only(Claims.of("dlv_1"), new SentAttempt(outcome, NOW, 7, Map.of()));
      assertThat(conclusion.state()).isEqualTo(DeliveryState.FAILED);
      assertThat(conclusion.dueAt()).isNull();
    }
    var good = Conclusion.only(Claims.of("dlv_1"), new SentAttempt(DELIVERED, NOW, 7, Map.of()));
    assertThat(good.state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void endsWithoutAnAttempt() {
    var expired = Conclusion.expired(Claims.of("dlv_1"));
    assertThat(expired.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(expired.dueAt()).isNull();
    assertThat(expired.error()).isEqualTo("not delivered within its time");
    assertThat(expired.failed()).as("no failed attempt of the endpoint").isFalse();
    var cancelled = Conclusion.cancelled(Claims.of("dlv_1"));
    assertThat(cancelled.state()).isEqualTo(DeliveryState.CANCELLED);
    assertThat(cancelled.dueAt()).isNull();
    assertThat(cancelled.error()).isEqualTo("the endpoint was deleted");
    assertThat(cancelled.status()).isNull();
  }

  @Test
  void isGivenBackAsItWas() {
    var fresh = Conclusion.released(Claims.of("dlv_1"), NOW);
    assertThat(fresh.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(fresh.dueAt()).isEqualTo(NOW);
    assertThat(fresh.attempt()).isNull();
    assertThat(fresh.error()).isNull();
    var tried = Conclusion.released(Claims.of("dlv_1", 1, false), NOW);
    assertThat(tried.state()).isEqualTo(DeliveryState.RETRYING);
    assertThat(tried.dueAt()).isEqualTo(NOW);
  }
}
