package io.synq.delivery;

import io.synq.endpoint.Verdict;
import io.synq.platform.Sha256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's deliveries keep their order by.
 *
 * @param text at most {@value #MOST} characters that both databases hold and compare alike
 * @param error why the expression that gives it could not be evaluated; null otherwise
 */
public record OrderKey(String text, @Nullable String error) {
  static final int MOST = 200;

  /** Of all events for which the expression gives nothing: they keep their order too. */
  public static final OrderKey NONE = new OrderKey("", null);

  private static final String NULL = "null";

  /** A type of events. */
  static OrderKey of(String text) {
    return new OrderKey(held(text), null);
  }

  /** What an expression has given: a text as it is, anything else as JSON writes it. */
  static OrderKey of(Verdict verdict) {
    if (!(verdict instanceof Verdict.Evaluated evaluated)) {
      return failed(verdict.error());
    }
    if (evaluated.result() == null) {
      return NONE;
    }
    if (evaluated.result() instanceof String text) {
      return of(text);
    }
    Optional<String> array = evaluated.json();
    if (array.isEmpty()) {
      return failed("it gives more than 64 KiB, or a number that JSON does not have");
    }
    String json = array.get().substring(1, array.get().length() - 1);
    return json.equals(NULL) ? NONE : of(json);
  }

  private static OrderKey failed(@Nullable String reason) {
    return new OrderKey(NONE.text, "its ordering_key failed: " + reason);
  }

  /** Derby takes texts for the same that differ in spaces at their ends. */
  private static String held(String text) {
    String key = text.stripTrailing();
    boolean plain = key.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    return plain && key.length() <= MOST ? key : "sha256:" + Sha256.hex(key);
  }
}
