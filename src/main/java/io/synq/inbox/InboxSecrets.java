package io.synq.inbox;

import io.synq.deliverylog.DeliveryLog;
import io.synq.endpoint.Subscribers;
import io.synq.signature.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the secrets that a request to the inbox must be signed with. */
@ApplicationScoped
public class InboxSecrets {
  private final DeliveryLog log;
  private final Subscribers subscribers;

  @Inject
  InboxSecrets(DeliveryLog log, Subscribers subscribers) {
    this.log = log;
    this.subscribers = subscribers;
  }

  /** Those of the endpoint of the delivery that the request names; none if it names none. */
  @Transactional
  public List<SigningKey> of(@Nullable String deliveryId, Instant now) {
    if (deliveryId == null) {
      return List.of();
    }
    return log.target(deliveryId).stream()
        .flatMap(
            target ->
                Stream.ofNullable(
                    subscribers
                        .of(Set.of(target.tenantId()))
                        .get(target.tenantId())
                        .get(target.endpointId())))
        .flatMap(endpoint -> endpoint.keysAt(now).stream())
        .toList();
  }
}
