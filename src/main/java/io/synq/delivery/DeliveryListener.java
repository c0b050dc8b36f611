package io.synq.delivery;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Receives wake-ups. Whatever a message holds, it is done with it: the database is the truth. */
@MessageDriven
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryListener implements MessageListener {
  private static final System.Logger LOG = System.getLogger(DeliveryListener.class.getName());

  @Inject Deliverer deliverer;

  @Override
  public void onMessage(Message message) {
    try {
      deliverer.wake(message.getBody(String.class).lines().map(Wake::decode).toList());
    } catch (JMSException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "queue.unreadable", e);
    }
  }
}
