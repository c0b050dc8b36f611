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

/** Tries to store a message's event, as REST does with what is posted. */
@ApplicationScoped
public class MessageAttempts {
  private ApiKeys keys;
  private Intake intake;
  private IntakeSettings settings;

  @Inject
  MessageAttempts(ApiKeys keys, Intake intake, IntakeSettings settings) {
    this.keys = keys;
    this.intake = intake;
    this.settings = settings;
  }

  protected MessageAttempts() {}

  /** Waits for the group in which the event is stored; never fails. */
  Attempt attempt(EventMessage message) {
    String tenantId = "";
    try {
      Caller caller = keys.authorize(message.key(), Scope.EVENTS_WRITE);
      tenantId = caller.tenantId();
      NewEvent event = EventReader.one(tenantId, message.body(settings.maxEventBytes));
      Accepted result = intake.accept(message.identified(event)).toCompletableFuture().join();
      if (result instanceof Accepted.NotStored failed) {
        return new Attempt.Failed(failed.passing());
      }
      boolean stored = result instanceof Accepted.New || result instanceof Accepted.Duplicate;
      return stored
          ? new Attempt.Done(new Taken.Stored(result))
          : refused(tenantId, BatchResponse.problem(result));
    } catch (ProblemException e) {
      return refused(tenantId, e.problem());
    } catch (JMSException | RuntimeException e) {
      return new Attempt.Failed(Failure.of(e).problem().type() == ProblemType.UNAVAILABLE);
    }
  }

  private static Attempt refused(String tenantId, Problem problem) {
    return new Attempt.Done(new Taken.Refused(tenantId, problem, Ids.uuid().toString()));
  }
}
