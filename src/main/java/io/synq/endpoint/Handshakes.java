package io.synq.endpoint;

import io.synq.outbound.Handshake;
import io.synq.outbound.ReceiverUrl;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes of endpoints that want one. The thread of the request waits, for what the receiver
 * takes: there are a few such at a time, and one of a tenant.
 */
@ApplicationScoped
public class Handshakes {
  private static final int MOST = 8;
  private static final Problem BUSY =
      Problem.of(ProblemType.UNAVAILABLE, "Other handshakes are under way; send this again.");

  private final Handshake handshake;
  private final Semaphore free = new Semaphore(MOST);
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  @Inject
  Handshakes(Handshake handshake) {
    this.handshake = handshake;
  }

  /**
   * Asks the receiver, where what it is asked for is new; 422 if it gives no leave, 503 if others
   * are being asked.
   *
   * @param before null for a new endpoint
   */
  void require(String tenantId, @Nullable EndpointRequest before, EndpointRequest wanted) {
    if (!isNew(before, wanted)) {
      return;
    }
    if (!busy.add(tenantId)) {
      throw BUSY.exception();
    }
    try {
      refusal(tenantId, wanted)
          .ifPresent(
              reason -> {
                throw Problem.invalid("/url", "is of a receiver that " + reason).exception();
              });
    } finally {
      busy.remove(tenantId);
    }
  }

  private Optional<String> refusal(String tenantId, EndpointRequest wanted) {
    if (!free.tryAcquire()) {
      throw BUSY.exception();
    }
    try {
      URI url = ReceiverUrl.stored(wanted.url());
      return handshake
          .ask(tenantId, url, wanted.headers(), wanted.rateLimit())
          .toCompletableFuture()
          .join();
    } finally {
      free.release();
    }
  }

  /** 409 if a change comes to something else than the receiver was asked for. */
  static void confirm(EndpointRequest before, EndpointRequest asked, EndpointRequest wanted) {
    if (isNew(before, wanted) && !sameLeave(asked, wanted)) {
      throw Problem.of(ProblemType.CHANGED_MEANWHILE, "The endpoint was changed at the same time.")
          .exception();
    }
  }

  private static boolean isNew(@Nullable EndpointRequest before, EndpointRequest wanted) {
    return wanted.handshake() && (before == null || !sameLeave(before, wanted));
  }

  private static boolean sameLeave(EndpointRequest one, EndpointRequest other) {
    return one.handshake().equals(other.handshake())
        && one.url().equals(other.url())
        && Objects.equals(one.rateLimit(), other.rateLimit());
  }
}
