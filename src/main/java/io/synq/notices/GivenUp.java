package io.synq.notices;

import io.synq.delivery.Claimed;
import io.synq.delivery.Conclusion;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.Expired;
import io.synq.delivery.Recorded;
import io.synq.delivery.Skipped;
import io.synq.eventtype.EventTypeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that this node has given up since they were last written down, by endpoint. Tests
 * and notices are left out: what is told of could be told for ever otherwise.
 */
@ApplicationScoped
public class GivenUp {
  private Map<Subject, Notice> byEndpoint = new HashMap<>();

  private record Subject(String endpointId, NoticeKind kind) {}

  void recorded(@Observes Recorded group) {
    for (Conclusion conclusion : group.conclusions()) {
      Claimed claimed = conclusion.claimed();
      if (conclusion.state() == DeliveryState.FAILED
          && !claimed.test()
          && isTold(claimed.eventType())) {
        add(
            Notice.of(
                NoticeKind.FAILED,
                claimed.tenantId(),
                claimed.endpointId(),
                claimed.deliveryId(),
                group.at()));
      }
    }
  }

  void expired(@Observes(during = TransactionPhase.AFTER_SUCCESS) Expired delivery) {
    add(NoticeKind.FAILED, delivery);
  }

  void skipped(@Observes(during = TransactionPhase.AFTER_SUCCESS) Skipped skipped) {
    add(NoticeKind.SKIPPED, skipped.delivery());
  }

  private void add(NoticeKind kind, Expired delivery) {
    if (isTold(delivery.eventType())) {
      add(
          Notice.of(
              kind,
              delivery.tenantId(),
              delivery.endpointId(),
              delivery.deliveryId(),
              delivery.at()));
    }
  }

  private static boolean isTold(@Nullable String eventType) {
    return eventType == null || !EventTypeName.isNotice(eventType);
  }

  private synchronized void add(Notice notice) {
    byEndpoint.merge(new Subject(notice.endpointId(), notice.kind()), notice, Notice::and);
  }

  /** One of a kind for each endpoint; they are forgotten here. */
  synchronized List<Notice> take() {
    List<Notice> taken = List.copyOf(byEndpoint.values());
    byEndpoint = new HashMap<>();
    return taken;
  }

  /**
   * Takes back notices of which it is not known that they were written down. They get new ids,
   * since an id that was written after all would be refused.
   */
  void again(List<Notice> taken) {
    taken.forEach(notice -> add(notice.renewed()));
  }
}
