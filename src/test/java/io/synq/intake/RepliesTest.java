package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.messaging.Messaging;
import io.synq.platform.NoMetrics;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Workers;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is answered, by a broker that does not know all queues at first. */
class RepliesTest {
  private static final Taken REFUSED =
      new Taken.Refused("tenant", Problem.of(ProblemType.MALFORMED, "as the test wants it"), "t");

  /** After how many tries each queue is known. */
  private final Map<String, Integer> unknown = new HashMap<>();

  private final List<String> answered = new ArrayList<>();
  private final Replies replies =
      new Replies(
          new Messaging(new Workers()) {
            @Override
            public <T> T run(Work<T> work) throws JMSException {
              return work.with(null, session());
            }
          },
          new MessageMetrics(NoMetrics.registry()));

  private static <T> T fake(Class<T> type, InvocationHandler does) {
    return type.cast(
        Proxy.newProxyInstance(RepliesTest.class.getClassLoader(), new Class<?>[] {type}, does));
  }

  private Session session() {
    return fake(
        Session.class,
        (proxy, method, args) ->
            method.getName().equals("createProducer")
                ? producer((Queue) args[0])
                : fake(TextMessage.class, (message, set, value) -> null));
  }

  private MessageProducer producer(Queue queue) {
    return fake(
        MessageProducer.class,
        (proxy, method, args) -> {
          if (method.getName().equals("send")) {
            String name = queue.getQueueName();
            if (unknown.merge(name, -1, Integer::sum) >= 0) {
              throw new InvalidDestinationException("Cannot publish to a deleted Destination");
            }
            answered.add(name);
          }
          return null;
        });
  }

  private static EventMessage askedFrom(String name) {
    Queue queue = fake(Queue.class, (proxy, method, args) -> name);
    return new EventMessage(
        fake(
            Message.class,
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getJMSReplyTo" -> queue;
                  case "getJMSDeliveryMode" -> 1;
                  default -> null;
                }));
  }

  @Test
  void whoseQueueBecomesKnownAMomentLaterIsAnsweredTooAndTheOthersOnce() {
    unknown.put("new", 1);
    unknown.put("gone", 1000);
    replies.send(
        List.of(askedFrom("new"), askedFrom("gone"), askedFrom("known")),
        List.of(REFUSED, REFUSED, REFUSED));
    assertThat(answered).containsExactly("known", "new");
    assertThat(unknown).containsEntry("gone", 998);
  }
}
