package io.synq.notices;

import io.synq.endpoint.EndpointDisabled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Writes down that an endpoint is disabled, in the transaction that does it. */
@ApplicationScoped
public class DisablingWatch {
  private final NoticeBoard board;

  @Inject
  DisablingWatch(NoticeBoard board) {
    this.board = board;
  }

  void disabled(@Observes EndpointDisabled endpoint) {
    String reason = endpoint.reason().text();
    board.add(
        List.of(
            Notice.disabled(endpoint.tenantId(), endpoint.endpointId(), reason, endpoint.at())));
  }
}
