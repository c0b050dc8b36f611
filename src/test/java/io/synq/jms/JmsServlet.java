package io.synq.jms;

import jakarta.annotation.Resource;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;

/**
 * Does with queues what requests say. {@code POST /send} sends the request's body as a message,
 * {@code /ask} waits for its answer too, {@code /nobody} wants an answer where nobody is; {@code
 * GET /take} takes a message, {@code /count} counts those in a queue.
 */
@WebServlet("/*")
public class JmsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PROPERTY = "x-jms-";

  @Resource(lookup = "jms/synq/connections")
  transient ConnectionFactory producer;

  @Resource(lookup = "jms/synq/operator")
  transient ConnectionFactory operator;

  @Resource(lookup = "jms/synq/events")
  transient Queue events;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    if (request.getPathInfo().startsWith("/example")) {
      example(request, new String(body, StandardCharsets.UTF_8), response);
      return;
    }
    try (JMSContext context = producer.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      Message message = message(context, request, body);
      JMSProducer sender = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
      sender.setDisableMessageID(request.getParameter("noid") != null);
      switch (request.getPathInfo()) {
        case "/ask" -> ask(context, sender, message, response);
        case "/nobody" -> {
          TemporaryQueue gone = context.createTemporaryQueue();
          message.setJMSReplyTo(gone);
          gone.delete();
          sender.send(events, message);
        }
        default -> sender.send(events, message);
      }
      response.setHeader("X-Message-Id", message.getJMSMessageID());
    } catch (JMSException | RuntimeException e) {
      response.sendError(500, e.toString());
    }
  }

  /** Has the example of the documentation, which is in no package, do it. */
  private void example(HttpServletRequest request, String body, HttpServletResponse response)
      throws IOException {
    String key = request.getHeader("X-Jms-Key").split("=", 2)[1];
    try {
      Class<?> type = Class.forName("JmsProducer");
      Object example =
          type.getConstructor(ConnectionFactory.class, Queue.class).newInstance(producer, events);
      if (request.getPathInfo().endsWith("send")) {
        type.getMethod("send", String.class, Iterable.class)
            .invoke(example, key, body.lines().toList());
      } else {
        response.setContentType("text/plain;charset=UTF-8");
        response
            .getWriter()
            .print(type.getMethod("ask", String.class, String.class).invoke(example, key, body));
      }
    } catch (ReflectiveOperationException e) {
      response.sendError(500, String.valueOf(e.getCause()));
    }
  }

  private void ask(
      JMSContext context, JMSProducer sender, Message message, HttpServletResponse response)
      throws JMSException, IOException {
    TemporaryQueue answers = context.createTemporaryQueue();
    message.setJMSReplyTo(answers);
    sender.send(events, message);
    try (JMSConsumer consumer = context.createConsumer(answers)) {
      write(consumer.receive(30_000), response);
    }
  }

  private static Message message(JMSContext context, HttpServletRequest request, byte[] body)
      throws JMSException {
    Message message = ofType(context, Optional.ofNullable(request.getParameter("type")), body);
    message.setJMSCorrelationID(request.getParameter("correlation"));
    for (String header : Collections.list(request.getHeaderNames())) {
      if (header.toLowerCase().startsWith(PROPERTY)) {
        String[] pair = request.getHeader(header).split("=", 2);
        message.setStringProperty(pair[0], pair[1]);
      }
    }
    if (request.getParameter("number") != null) {
      message.setIntProperty(request.getParameter("number"), 7);
    }
    return message;
  }

  private static Message ofType(JMSContext context, Optional<String> type, byte[] body)
      throws JMSException {
    switch (type.orElse("text")) {
      case "bytes":
        BytesMessage bytes = context.createBytesMessage();
        bytes.writeBytes(body);
        return bytes;
      case "map":
        MapMessage map = context.createMapMessage();
        map.setString("event_type", "order.created");
        return map;
      case "object":
        return context.createObjectMessage("an object");
      case "none":
        return context.createMessage();
      case "void":
        return context.createTextMessage();
      default:
        return context.createTextMessage(new String(body, StandardCharsets.UTF_8));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getParameter("queue");
    try (JMSContext context = operator.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      Queue queue = context.createQueue(name);
      if (request.getPathInfo().equals("/count")) {
        Enumeration<?> messages = context.createBrowser(queue).getEnumeration();
        response.getWriter().print(Collections.list(messages).size());
      } else {
        try (JMSConsumer consumer = context.createConsumer(queue)) {
          write(consumer.receive(Long.parseLong(request.getParameter("wait"))), response);
        }
      }
    } catch (JMSException | RuntimeException e) {
      response.sendError(500, e.toString());
    }
  }

  /** 404 for none. */
  private static void write(Message message, HttpServletResponse response)
      throws JMSException, IOException {
    if (message == null) {
      response.setStatus(404);
      return;
    }
    response.setHeader("X-Kind", kind(message));
    response.setHeader("X-Correlation", message.getJMSCorrelationID());
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      response.setHeader("X-Jms-" + name, String.valueOf(message.getObjectProperty(name)));
    }
    if (message instanceof TextMessage text && text.getText() != null) {
      response.getOutputStream().write(text.getText().getBytes(StandardCharsets.UTF_8));
    } else if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(body);
      response.getOutputStream().write(body);
    }
  }

  private static String kind(Message message) {
    if (message instanceof TextMessage) {
      return "text";
    }
    if (message instanceof BytesMessage) {
      return "bytes";
    }
    return message instanceof MapMessage ? "map" : "other";
  }
}
