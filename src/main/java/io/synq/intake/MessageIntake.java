package io.synq.intake;

import io.synq.access.ApiKeys;
import io.synq.access.Caller;
import io.synq.access.Scope;
import io.synq.platform.Failure;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message's event in as REST does, and answers. Many messages are taken at once, each in a
 * thread of its own that waits for the group in which its event is stored.
 */
@ApplicationScoped
public class MessageIntake {
  /**
   * After how many deliveries a message that fails for a reason of its own is refused. A database
   * that is away is no such reason.
   */
  static final int MOST_DELIVERIES = 10;

  /** How long a message waits in its thread for what does not work now, before it is put back. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4));

  private static final System.Logger LOG = System.getLogger(MessageIntake.class.getName());

  private ApiKeys keys;
  private Intake intake;
  private IntakeSettings settings;
  private Replies replies;
  private MessageMetrics metrics;

  @Inject
  MessageIntake(
      ApiKeys keys,
      Intake intake,
      IntakeSettings settings,
      Replies replies,
      MessageMetrics metrics) {
    this.keys = keys;
    this.intake = intake;
    this.settings = settings;
    this.replies = replies;
    this.metrics = metrics;
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
    Attempt attempt = attempt(event);
    boolean own = attempt.own;
    for (Duration wait : WAITS) {
      if (attempt.taken != null || !pause(wait)) {
        break;
      }
      attempt = attempt(event);
      own = own && attempt.own;
    }
    if (attempt.taken != null) {
      return attempt.taken;
    }
    return own && deliveries(event) >= MOST_DELIVERIES ? hopeless(event) : new Taken.PutBack();
  }

  private Attempt attempt(EventMessage event) {
    String tenantId = "";
    try {
      Caller caller = keys.authorize(event.key(), Scope.EVENTS_WRITE);
      tenantId = caller.tenantId();
      NewEvent posted = EventReader.one(tenantId, event.body(settings.maxEventBytes));
      Accepted result = intake.accept(event.identified(posted)).toCompletableFuture().join();
      if (result instanceof Accepted.NotStored failed) {
        return new Attempt(null, !failed.passing());
      }
      boolean stored = result instanceof Accepted.New || result instanceof Accepted.Duplicate;
      return new Attempt(
          stored
              ? new Taken.Stored(result)
              : refused(tenantId, BatchResponse.problem(result), Ids.uuid().toString()),
          false);
    } catch (ProblemException e) {
      return new Attempt(refused(tenantId, e.problem(), Ids.uuid().toString()), false);
    } catch (JMSException | RuntimeException e) {
      boolean away = Failure.of(e).problem().type() == ProblemType.UNAVAILABLE;
      return new Attempt(null, !away);
    }
  }

  private static Taken.Refused refused(String tenantId, Problem problem, String traceId) {
    return new Taken.Refused(tenantId, problem, traceId);
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
    return refused("", problem, traceId);
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

  /**
   * @param taken what became of it; null if that is open
   * @param own whether it may have failed for a reason of its own
   */
  private record Attempt(@Nullable Taken taken, boolean own) {}
}
