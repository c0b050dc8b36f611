package io.synq.idempotency;

import io.synq.platform.Database;
import io.synq.platform.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Runs the first request of a key, and answers the others as it was answered. */
@ApplicationScoped
public class IdempotentRequests {
  private static final System.Logger LOG = System.getLogger(IdempotentRequests.class.getName());

  /** After this time a request without an answer is taken for one whose server died. */
  private static final Duration LOST = Duration.ofMinutes(2);

  private final RequestRows rows;
  private final IdempotencySettings settings;
  private final InstantSource clock;

  @Inject
  IdempotentRequests(RequestRows rows, IdempotencySettings settings, InstantSource clock) {
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  Begun begin(Request request) {
    return rows.find(request.id()).map(row -> known(request, row)).orElseGet(() -> add(request));
  }

  private Begun add(Request request) {
    long now = clock.millis();
    try {
      rows.add(request, now);
      return new Begun.First(request, now);
    } catch (Database.DatabaseException e) {
      // Another request of this key came between: it is there now, or the database fails indeed.
      Optional<RequestRows.Row> row = rows.find(request.id());
      return known(request, row.orElseThrow(() -> e));
    }
  }

  private Begun known(Request request, RequestRows.Row row) {
    long now = clock.millis();
    long age = now - row.startedAt();
    boolean lost = row.answer() == null && age > LOST.toMillis();
    if (age > settings.period.toMillis() || lost) {
      if (rows.renew(request, row.startedAt(), now)) {
        return new Begun.First(request, now);
      }
      // Another request of this key took it over, or it was purged a moment ago.
      return rows.find(request.id()).isPresent() ? new Begun.Running() : add(request);
    }
    if (!row.fingerprint().equals(request.fingerprint())) {
      return new Begun.Other();
    }
    return row.answer() == null
        ? new Begun.Running()
        : new Begun.Again(KeptAnswer.of(request.cipher().decrypt(row.answer())));
  }

  /** Keeps the answer; one that passes is not kept, so that the request can be tried again. */
  void end(Begun.First first, KeptAnswer answer) {
    Request request = first.request();
    try {
      if (answer.passes()) {
        rows.remove(request.id(), first.startedAt());
      } else {
        rows.answer(request.id(), first.startedAt(), request.cipher().encrypt(answer.bytes()));
      }
    } catch (RuntimeException e) {
      // The request has done its work, and its answer is on its way: only a repetition would not
      // find it.
      LogLine.of("idempotency.not_kept").id("tenant", request.tenantId()).error(LOG, e);
    }
  }
}
