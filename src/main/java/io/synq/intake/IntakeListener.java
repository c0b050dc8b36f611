package io.synq.intake;

import jakarta.annotation.Resource;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes events from the intake queue. A message is gone from it once its event is committed, or
 * together with its arrival in the queue of the rejected; otherwise it comes again.
 */
@MessageDriven
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class IntakeListener implements MessageListener {
  @Inject MessageIntake intake;
  @Inject RejectedQueue rejected;
  @Resource MessageDrivenContext context;

  @Override
  public void onMessage(Message message) {
    Taken taken = intake.take(message);
    boolean done =
        taken instanceof Taken.Refused refused
            ? rejected.put(message, refused)
            : taken instanceof Taken.Stored;
    if (!done) {
      context.setRollbackOnly();
    }
  }
}
