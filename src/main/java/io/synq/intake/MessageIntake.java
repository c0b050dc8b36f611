package io.synq.intake;

import io.synq.platform.CurrentTrace;
import io.synq.platform.LogLine;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Takes a group of messages in and answers. */
@ApplicationScoped
public class MessageIntake {
  /** After how many deliveries a message that alone fails is refused, if no other tells sooner. */
  private static final int MOST_DELIVERIES = 10;

  /** How long messages are held while something does not work, before they are put back. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(MessageIntake.class.getName());

  private final MessageAttempts attempts;
  private final Replies replies;
  private final MessageMetrics metrics;
  private final InstantSource clock;

  @Inject
  MessageIntake(
      MessageAttempts attempts, Replies replies, MessageMetrics metrics, InstantSource clock) {
    this.attempts = attempts;
    this.replies = replies;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * One result each, in order; if one is put back, all have to be. Never fails. Outside of the
   * transaction in which the messages are consumed: the database has its own, and a reply that
   * cannot be sent must not put messages back.
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public List<Taken> take(List<EventMessage> group) {
    List<Taken> taken = patiently(group);
    if (taken.stream().anyMatch(Taken.PutBack.class::isInstance)) {
      metrics.putBack(group.size());
    } else {
      taken.forEach(metrics::count);
      replies.send(group, taken);
    }
    return taken;
  }

  private List<Taken> patiently(List<EventMessage> group) {
    Instant end = clock.instant().plus(PATIENCE);
    Duration wait = FIRST_WAIT;
    List<Taken> taken = new ArrayList<>(Collections.nCopies(group.size(), new Taken.PutBack()));
    boolean away = false;
    while (true) {
      List<Integer> open = open(taken);
      List<MessageAttempt> results = attempts.attempt(open.stream().map(group::get).toList());
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i) instanceof MessageAttempt.Done done) {
          taken.set(open.get(i), done.taken());
        } else if (results.get(i) instanceof MessageAttempt.Failed failed) {
          away = away || failed.passing();
        }
      }
      if (open(taken).isEmpty() || clock.instant().isAfter(end) || !pause(wait)) {
        break;
      }
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
    if (!away) {
      refuseTheHopeless(group, taken);
    }
    return taken;
  }

  private static List<Integer> open(List<Taken> taken) {
    return IntStream.range(0, taken.size())
        .filter(i -> taken.get(i) instanceof Taken.PutBack)
        .boxed()
        .toList();
  }

  /**
   * What failed again and again is refused if others were stored meanwhile, or if it has come again
   * too often: it would stand in the way of others for ever.
   */
  private static void refuseTheHopeless(List<EventMessage> group, List<Taken> taken) {
    boolean othersWork = taken.stream().anyMatch(Taken.Stored.class::isInstance);
    for (int i : open(taken)) {
      if (othersWork || group.get(i).deliveries() >= MOST_DELIVERIES) {
        String traceId = CurrentTrace.with(group.get(i).trace(), CurrentTrace::id);
        LogLine.of("message.hopeless")
            .with("message", group.get(i).name())
            .id(LogLine.TRACE, traceId)
            .error(LOG);
        Problem problem =
            Problem.of(ProblemType.INTERNAL, "The server failed at this; its log says more.");
        taken.set(i, new Taken.Refused("", problem, traceId));
      }
    }
  }

  /** Waits; false if it was interrupted. */
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
