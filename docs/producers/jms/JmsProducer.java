import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.naming.InitialContext;

/**
 * Sends an event to Synq Events by Jakarta Messaging and waits for the answer. Plain Jakarta Messaging and JNDI: the
 * provider's client library and a jndi.properties on the class path say where the queue is. docs/jms.md has both.
 *
 *   SYNQ_KEY=synq_... java -cp 'client/*:.' JmsProducer.java event.json
 */
public class JmsProducer {
    private static final long ANSWER_WITHIN_MS = 30_000;

    private final ConnectionFactory connections;
    private final Queue events;

    public JmsProducer(ConnectionFactory connections, Queue events) {
        this.connections = connections;
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        InitialContext names = new InitialContext();
        JmsProducer producer = new JmsProducer(
                (ConnectionFactory) names.lookup("jms/synq/connections"), (Queue) names.lookup("jms/synq/events"));
        String answer = producer.ask(System.getenv("SYNQ_KEY"), Files.readString(Path.of(args[0])));
        System.out.println(answer);
        System.exit(answer.startsWith("2") ? 0 : 1);
    }

    /**
     * Sends events in one transaction: all of them are in the queue when this returns, or none if it throws. Within a
     * Jakarta EE server, leave the session mode out and let the container's transaction span this and your database.
     * Give every event its event_id: then it does no harm to send it again after a failure.
     */
    public void send(String key, Iterable<String> jsonEvents) throws JMSException {
        try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (String json : jsonEvents) {
                context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(events, message(context, key, json));
            }
            context.commit();
        }
    }

    /** Sends one event and waits: "202 {...}" once it is stored, "200 {...}" if it was before, or why it is refused. */
    public String ask(String key, String json) throws JMSException {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue answers = context.createTemporaryQueue();
            Message message = message(context, key, json);
            message.setJMSReplyTo(answers);
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(events, message);
            Message answer = context.createConsumer(answers).receive(ANSWER_WITHIN_MS);
            return answer instanceof TextMessage text
                    ? text.getIntProperty("SynqStatus") + " " + text.getText()
                    : "no answer; the event is in the queue";
        }
    }

    private static Message message(JMSContext context, String key, String json) throws JMSException {
        TextMessage message = context.createTextMessage(json);
        message.setStringProperty("SynqApiKey", key);
        return message;
    }
}
