package io.synq.intake;

import io.synq.access.ApiKeyCheck;
import io.synq.access.Caller;
import io.synq.access.Permission;
import io.synq.platform.CurrentTrace;
import io.synq.platform.Failure;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Tries to store messages' events, as REST does with what is posted. */
@ApplicationScoped
public class MessageAttempts {
  private final ApiKeyCheck keys;
  private final Intake intake;
  private final IntakeSettings settings;

  @Inject
  MessageAttempts(ApiKeyCheck keys, Intake intake, IntakeSettings settings) {
    this.keys = keys;
    this.intake = intake;
    this.settings = settings;
  }

  /** One result each, in order; never fails. */
  List<MessageAttempt> attempt(List<EventMessage> group) {
    List<Read> reads = new ArrayList<>();
    boolean away = false;
    for (EventMessage message : group) {
      Read read =
          away
              ? new Read(new MessageAttempt.Failed(true))
              : CurrentTrace.with(message.trace(), () -> read(message));
      away = away || read.meetsAnOutage();
      reads.add(read);
    }
    List<NewEvent> events = reads.stream().flatMap(read -> read.event.stream()).toList();
    Iterator<Accepted> results =
        events.isEmpty()
            ? List.<Accepted>of().iterator()
            : intake.acceptAll(events).toCompletableFuture().join().iterator();
    return reads.stream()
        .map(read -> read.event.map(event -> stored(event, results.next())).orElse(read.attempt))
        .toList();
  }

  private Read read(EventMessage message) {
    String tenantId = "";
    try {
      Caller caller = keys.authorize(message.key(), Permission.EVENTS_WRITE);
      tenantId = caller.tenantId();
      NewEvent event = EventReader.one(tenantId, message.body(settings.maxEventBytes));
      return new Read(message.identified(event));
    } catch (ProblemException e) {
      return new Read(refused(tenantId, e.problem()));
    } catch (JMSException | RuntimeException e) {
      boolean away = Failure.of(e).problem().type() == ProblemType.UNAVAILABLE;
      return new Read(new MessageAttempt.Failed(away));
    }
  }

  static MessageAttempt stored(NewEvent event, Accepted result) {
    if (result instanceof Accepted.NotNow failed) {
      return new MessageAttempt.Failed(failed.passing());
    }
    return result instanceof Accepted.Stored stored
        ? new MessageAttempt.Done(new Taken.Stored(stored))
        : CurrentTrace.with(
            event.trace(), () -> refused(event.tenantId(), BatchResponse.problem(result)));
  }

  private static MessageAttempt refused(String tenantId, Problem problem) {
    return new MessageAttempt.Done(new Taken.Refused(tenantId, problem, CurrentTrace.id()));
  }

  /**
   * A message that was read.
   *
   * @param event what is to be stored
   * @param attempt what came of it, if nothing is
   */
  private record Read(Optional<NewEvent> event, MessageAttempt attempt) {
    Read(NewEvent event) {
      this(Optional.of(event), new MessageAttempt.Failed(true));
    }

    Read(MessageAttempt attempt) {
      this(Optional.empty(), attempt);
    }

    boolean meetsAnOutage() {
      return event.isEmpty() && attempt instanceof MessageAttempt.Failed failed && failed.passing();
    }
  }
}
