package io.synq.outbound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers that the server itself gives an attempt, in their order. Most follow from the
 * delivery: of an attempt that was made only the others need to be kept.
 *
 * @param number 1 for the first attempt of the delivery
 * @param unixSeconds when it was signed
 */
public record DeliveryHeaders(
    String messageId, String eventType, String deliveryId, int number, long unixSeconds) {
  private static final String JSON = "application/json";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String USER_AGENT = "User-Agent";
  private static final String SYNQ_SIGNATURE = "Synq-Signature";
  private static final String EVENT_TYPE = "Synq-Event-Type";
  private static final String DELIVERY = "Synq-Delivery";
  private static final String ATTEMPT = "Synq-Attempt";
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String HIDDEN = "(hidden)";
  private static final Set<String> DERIVED =
      Set.of(CONTENT_TYPE, EVENT_TYPE, DELIVERY, ATTEMPT, ID, TIMESTAMP);

  /**
   * All but the type of the content, as sent.
   *
   * @param synqSignature null where no secret signs
   */
  public Map<String, String> signed(
      String userAgent, @Nullable String synqSignature, String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(USER_AGENT, userAgent);
    if (synqSignature != null) {
      headers.put(SYNQ_SIGNATURE, synqSignature);
    }
    headers.put(EVENT_TYPE, eventType);
    headers.put(DELIVERY, deliveryId);
    headers.put(ATTEMPT, Integer.toString(number));
    headers.put(ID, messageId);
    headers.put(TIMESTAMP, Long.toString(unixSeconds));
    headers.put(SIGNATURE, signature);
    return headers;
  }

  /**
   * What is shown of an attempt, with the names of the subscriber's own headers.
   *
   * @param more of which only the names are shown, too
   */
  static Map<String, String> shown(
      String contentType, Map<String, String> signed, Set<String> own, Set<String> more) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(CONTENT_TYPE, contentType);
    shown.putAll(signed);
    // A subscriber's own header may be a credential.
    own.forEach(name -> shown.put(name, HIDDEN));
    more.forEach(name -> shown.put(name, HIDDEN));
    return shown;
  }

  /**
   * The headers that have to be stored, since they do not follow from the delivery, of an attempt
   * that sent the event's own body.
   */
  public static Map<String, String> kept(Map<String, String> shown) {
    Map<String, String> kept = new LinkedHashMap<>(shown);
    kept.keySet().removeAll(DERIVED);
    return kept;
  }

  /** All headers again, from those that {@link #kept} left. */
  public Map<String, String> whole(Map<String, String> kept) {
    String synq = kept.get(SYNQ_SIGNATURE);
    Map<String, String> whole = shown(JSON, signed("", synq, ""), Set.of(), Set.of());
    whole.putAll(kept);
    return whole;
  }
}
