package io.synq.event;

import io.synq.platform.Monotonic;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Up to when the log is settled, so that nothing earlier is added to it any more: transactions end
 * in another order than they began in, on several nodes.
 */
@ApplicationScoped
public class Settlement {
  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private final OpenAppends open = new OpenAppends();
  private final Edges edges;
  private final InstantSource clock;

  @Inject
  public Settlement(Edges edges, InstantSource clock) {
    this.edges = edges;
    this.clock = clock;
  }

  /** Whatever was accepted earlier is committed, on every node. */
  public Instant settled() {
    return edges.settled();
  }

  /**
   * To be called by a transaction that stores events, before it does.
   *
   * @param earliest when the first of them was accepted
   * @return the time before which none of them may say that it was accepted
   */
  Instant begin(Instant earliest) {
    OpenAppends.Append append = enter(earliest).orElseGet(() -> enterAnew(earliest));
    transactions.registerInterposedSynchronization(new End(append));
    return append.time();
  }

  /** The end of a transaction that stores events. */
  private final class End implements Synchronization {
    private final OpenAppends.Append append;
    private volatile boolean committing;

    private End(OpenAppends.Append append) {
      this.append = append;
    }

    /** Not called when it is rolled back. */
    @Override
    public void beforeCompletion() {
      committing = true;
    }

    /** If no answer to the commit came, the database may commit yet: it is left to its time. */
    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED || !committing) {
        open.leave(append);
      }
    }
  }

  private Optional<OpenAppends.Append> enter(Instant earliest) {
    return open.enter(earliest, Monotonic.nanos());
  }

  /** At the start, or after nothing could be told for long. */
  private OpenAppends.Append enterAnew(Instant earliest) {
    tell();
    return enter(earliest).orElseThrow();
  }

  /** Tells all nodes how far this one is. In no transaction, or apart from the one at hand. */
  void tell() {
    long nanos = Monotonic.nanos();
    edges.tell(settled -> open.promise(clock.instant(), settled, nanos));
    open.told(nanos);
  }

  /** This node stores nothing any more. If it does all the same, it comes back first. */
  void leave() {
    if (open.leave()) {
      edges.go();
    }
  }
}
