package io.synq.outbound;

import io.synq.platform.TraceContext;
import io.synq.signature.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to be made.
 *
 * @param tenantId on whose behalf
 * @param keys those that sign, newest first; at least one
 * @param messageId the event's id
 * @param number 1 for the first attempt of the delivery
 * @param headers the subscriber's own
 * @param type of the body
 * @param body sent as it is
 * @param credentials null for none but headers
 * @param latest when it is begun no more, where an access token has to be waited for; null for no
 *     such moment
 * @param trace what it is a part of, which the receiver is told; null for none
 */
public record WebhookRequest(
    String tenantId,
    URI url,
    List<SigningKey> keys,
    String messageId,
    String eventType,
    String deliveryId,
    int number,
    Map<String, String> headers,
    BodyType type,
    byte[] body,
    @Nullable SenderCredentials credentials,
    @Nullable Instant latest,
    @Nullable TraceContext trace) {}
