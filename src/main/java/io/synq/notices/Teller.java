package io.synq.notices;

import io.synq.delivery.Publisher;
import io.synq.delivery.Wake;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes events of what is to be told: each notice one, once, whoever is killed meanwhile. */
@ApplicationScoped
public class Teller {
  /** How often at most given-up deliveries of one endpoint are told of, all in one event. */
  static final Duration QUIET = Duration.ofMinutes(1);

  private final Database database;
  private final NoticeBoard board;
  private final Publisher publisher;

  @Inject
  Teller(Database database, NoticeBoard board, Publisher publisher) {
    this.database = database;
    this.board = board;
    this.publisher = publisher;
  }

  /** What is to be told now, in order; each of these in one event. */
  Collection<List<Notice>> due(Instant now) {
    Map<String, List<Notice>> together = new LinkedHashMap<>();
    for (Notice notice : board.untold(now.minus(QUIET), now)) {
      String key = notice.kind().isGathered() ? notice.endpointId() + notice.kind() : notice.id();
      together.computeIfAbsent(key, one -> new ArrayList<>()).add(notice);
    }
    return together.values();
  }

  /**
   * Tells these by one event; nothing if their endpoint was deleted.
   *
   * @param mailed whether they are to be mailed after that
   * @return the wake-ups to be sent once this is committed
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Wake> tell(List<Notice> alike, Instant now, boolean mailed) {
    if (!board.remove(alike)) {
      throw new IllegalStateException("another node has told it");
    }
    Notice notice = alike.stream().reduce(Notice::and).orElseThrow();
    Optional<NamedEndpoint> endpoint = NamedEndpoint.of(database, notice.endpointId());
    if (endpoint.isEmpty()) {
      return List.of();
    }
    List<Publisher.Published> published =
        publisher.publish(List.of(NoticeEvent.of(notice, endpoint.get(), now)));
    if (notice.kind().isGathered()) {
      database.run(
          connection -> {
            EndpointTold.gathered(connection, notice.kind(), notice.endpointId(), now);
            return true;
          });
    }
    // What was skipped has failed, and that is mailed.
    if (mailed && notice.kind() != NoticeKind.SKIPPED) {
      board.keep(notice, now);
    }
    return published.get(0).wakes();
  }
}
