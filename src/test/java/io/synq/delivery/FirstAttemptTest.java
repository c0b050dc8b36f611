package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.deliverylog.AttemptResponse;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstAttemptTest {
  private static final String DELIVERY = "dlv_01h455vb4pex5vsknk084sn02q";

  /** All that a receiver gets, in the order in which it is shown. */
  private static Map<String, String> sent() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Synq-Events/0.9");
    headers.put("Synq-Signature", "t=1733326327,v1=5f,v1=6a");
    headers.put("Synq-Event-Type", "order.created");
    headers.put("Synq-Delivery", DELIVERY);
    headers.put("Synq-Attempt", "1");
    headers.put("webhook-id", "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    headers.put("webhook-timestamp", "1733326327");
    headers.put("webhook-signature", "v1,abc= v1,def=");
    headers.put("X-Own", "(hidden)");
    return headers;
  }

  private static SentAttempt attempt(Outcome outcome) {
    return new SentAttempt(outcome, Claims.NOW, 41, sent());
  }

  private static Outcome delivered(String headers, String body, boolean truncated) {
    return new Outcome.Delivered(new Outcome.Answer(202, headers, body, truncated));
  }

  private static Optional<FirstAttempt> kept(Claimed claimed, Outcome outcome) {
    return FirstAttempt.of(Conclusion.only(claimed, attempt(outcome)));
  }

  private static AttemptResponse shown(Outcome outcome) {
    Claimed claimed = Claims.of(DELIVERY);
    return AttemptResponse.first(
        kept(claimed, outcome).orElseThrow(),
        DELIVERY,
        claimed.eventId(),
        claimed.eventType(),
        202);
  }

  @Test
  void showsWhatARowOfItsOwnWouldShow() {
    assertThat(shown(delivered("Date: x\nSet-Cookie: a\nSet-Cookie: b\n", "ä\n\0 ok", true)))
        .isEqualTo(
            new AttemptResponse(
                "att_01h455vb4pex5vsknk084sn02q",
                DELIVERY,
                1,
                false,
                Claims.NOW,
                41,
                "https://example.com/hooks",
                202,
                null,
                sent(),
                Map.of("Date", "x", "Set-Cookie", "a, b"),
                "ä\n\0 ok",
                true,
                false));
  }

  @Test
  void showsHeadersInTheirOrder() {
    assertThat(shown(delivered("", "", false)).requestHeaders()).containsExactlyEntriesOf(sent());
  }

  @Test
  void anAnswerMayBeEmpty() {
    AttemptResponse shown = shown(delivered("", "", false));
    assertThat(shown.responseHeaders()).isEmpty();
    assertThat(shown.responseBody()).isEmpty();
    assertThat(shown.responseTruncated()).isFalse();
  }

  @Test
  void keepsOnlyWhatCannotBeTold() {
    byte[] exchange = kept(Claims.of(DELIVERY), delivered("", "", false)).orElseThrow().exchange();
    assertThat(new String(exchange, StandardCharsets.ISO_8859_1))
        .contains("Synq-Signature: ", "webhook-signature: ", "User-Agent: ", "X-Own: (hidden)")
        .doesNotContain("Content-Type", "Synq-Delivery", "webhook-id", "webhook-timestamp");
  }

  @Test
  void isOnlyAFirstAttemptThatNobodyAskedFor() {
    Outcome well = delivered("", "", false);
    assertThat(kept(Claims.of(DELIVERY), well)).isPresent();
    assertThat(kept(Claims.of(DELIVERY, 1, false), well)).isEmpty();
    assertThat(kept(Claims.of(DELIVERY, 0, true), well)).isEmpty();
  }

  @Test
  void isNoFailure() {
    Outcome.Answer answer = new Outcome.Answer(500, "", "", false);
    assertThat(kept(Claims.of(DELIVERY), new Outcome.Refused(answer, Optional.empty()))).isEmpty();
    assertThat(FirstAttempt.of(Conclusion.released(Claims.of(DELIVERY), Claims.NOW))).isEmpty();
  }

  @Test
  void whatIsLargeHasARowOfItsOwn() {
    Claimed claimed = Claims.of(DELIVERY);
    assertThat(kept(claimed, delivered("", "a".repeat(1000), false))).isPresent();
    assertThat(kept(claimed, delivered("", "a".repeat(2000), false))).isEmpty();
  }
}
