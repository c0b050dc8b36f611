package io.synq.delivery;

import io.synq.outbound.DeliveryHeaders;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A delivery's first attempt, if it went well: nearly all deliveries have no other, and its
 * delivery's row keeps it.
 *
 * @param exchange headers and bodies, packed
 */
public record FirstAttempt(Instant startedAt, int durationMs, String url, byte[] exchange) {
  /** What the ids of attempts begin with. */
  static final String ID_PREFIX = "att_";

  /** The row grows by it when the delivery ends, and should still find room on its page. */
  static final int MOST_BYTES = 2000;

  /**
   * The attempt of a conclusion, if it is such a one, sent the event's body and is small enough.
   */
  static Optional<FirstAttempt> of(Conclusion conclusion) {
    Claimed claimed = conclusion.claimed();
    SentAttempt attempt = conclusion.attempt();
    if (attempt == null
        || claimed.attempts() > 0
        || claimed.manual()
        || attempt.body() != null
        || !(attempt.outcome() instanceof Outcome.Delivered delivered)) {
      return Optional.empty();
    }
    String url = Objects.requireNonNull(claimed.subscriber()).url().toString();
    return Optional.of(pack(attempt, delivered.received()))
        .filter(exchange -> exchange.length <= MOST_BYTES)
        .map(
            exchange -> new FirstAttempt(attempt.startedAt(), attempt.durationMs(), url, exchange));
  }

  private static byte[] pack(SentAttempt attempt, Outcome.Answer answer) {
    byte[] sent = utf8(StoredHeaders.lines(DeliveryHeaders.kept(attempt.requestHeaders())));
    byte[] received = utf8(answer.headers());
    byte[] body = utf8(answer.body());
    return ByteBuffer.allocate(1 + 2 * Integer.BYTES + sent.length + received.length + body.length)
        .put((byte) (answer.truncated() ? 1 : 0))
        .putInt(sent.length)
        .putInt(received.length)
        .put(sent)
        .put(received)
        .put(body)
        .array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer packed, int length) {
    byte[] bytes = new byte[length];
    packed.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What the packed bytes hold. */
  public record Exchange(
      Map<String, String> sent, Map<String, String> received, String body, boolean truncated) {}

  public Exchange unpack() {
    ByteBuffer packed = ByteBuffer.wrap(exchange);
    boolean truncated = packed.get() == 1;
    int sent = packed.getInt();
    int received = packed.getInt();
    return new Exchange(
        StoredHeaders.of(text(packed, sent)),
        StoredHeaders.of(text(packed, received)),
        text(packed, packed.remaining()),
        truncated);
  }

  /** The id that it has as an attempt of its own. */
  public String id(String deliveryId) {
    return ID_PREFIX + deliveryId.substring(Delivery.PREFIX.length());
  }
}
