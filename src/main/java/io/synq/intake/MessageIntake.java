package io.synq.intake;

import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes messages' events in and answers. Many messages are taken at once, each in a thread of its
 * own that waits for the group in which its event is stored.
 */
@ApplicationScoped
public class MessageIntake {
  /**
   * After how many deliveries a message that fails for a reason of its own is refused. A database
   * that is away is no such reason.
   */
  static final int MOST_DELIVERIES = 10;

  /** How long a message waits in its thread for what does not work now, before it is put back. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(MessageIntake.class.getName());

  private final Probe probe = new Probe();
  private MessageAttempts attempts;
  private Replies replies;
  private MessageMetrics metrics;
  private InstantSource clock = InstantSource.system();

  @Inject
  MessageIntake(
      MessageAttempts attempts, Replies replies, MessageMetrics metrics, InstantSource clock) {
    this.attempts = attempts;
    this.replies = replies;
    this.metrics = metrics;
    this.clock = clock;
  }

  protected MessageIntake() {}

  /**
   * Never fails. Outside of the transaction in which the message is consumed: the database has its
   * own, and a reply that cannot be sent must not put the message back.
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public Taken take(Message message) {
    EventMessage event = new EventMessage(message);
    Taken taken = patiently(event);
    metrics.count(taken);
    if (taken instanceof Taken.Stored stored) {
      replies.send(event, MessageAnswer.of(stored.result()));
    } else if (taken instanceof Taken.Refused refused) {
      replies.send(event, MessageAnswer.of(refused.problem(), refused.traceId()));
    }
    return taken;
  }

  private Taken patiently(EventMessage event) {
    Instant end = clock.instant().plus(PATIENCE);
    Duration wait = FIRST_WAIT;
    boolean itsOwnFault = true;
    do {
      Attempt attempt = attempt(event);
      if (attempt instanceof Attempt.Done done) {
        return done.taken();
      }
      itsOwnFault = itsOwnFault && attempt instanceof Attempt.Failed failed && !failed.passing();
      if (!pause(wait)) {
        return new Taken.PutBack();
      }
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    } while (clock.instant().isBefore(end));
    return itsOwnFault && deliveries(event) >= MOST_DELIVERIES
        ? hopeless(event)
        : new Taken.PutBack();
  }

  private Attempt attempt(EventMessage event) {
    if (!probe.mayTry(clock.instant())) {
      return new Attempt.Failed(true);
    }
    Attempt attempt = attempts.attempt(event);
    if (attempt instanceof Attempt.Failed failed && failed.passing()) {
      probe.failed(clock.instant());
    } else {
      probe.worked();
    }
    return attempt;
  }

  private static int deliveries(EventMessage event) {
    try {
      return event.deliveries();
    } catch (JMSException | RuntimeException e) {
      return MOST_DELIVERIES;
    }
  }

  private static Taken hopeless(EventMessage event) {
    String traceId = Ids.uuid().toString();
    LOG.log(
        System.Logger.Level.ERROR,
        "message.hopeless message=" + event.name() + " trace_id=" + traceId);
    Problem problem =
        Problem.of(
            ProblemType.INTERNAL, "The server failed at this time and again; its log says more.");
    return new Taken.Refused("", problem, traceId);
  }

  /** Whether it was waited to the end. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
