package io.synq.bench.jms;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A producer for the load: what is posted is sent as a persistent message, in a transaction of its own, and 202 says that
 * the message is in the queue.
 */
@WebServlet("/*")
public class Bridge extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int BEARER = "Bearer ".length();

    @Resource(lookup = "jms/synq/connections")
    private transient ConnectionFactory connections;

    @Resource(lookup = "jms/synq/events")
    private transient Queue events;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        try (JMSContext context = connections.createContext()) {
            context.createProducer();
        } catch (JMSRuntimeException e) {
            response.setStatus(503);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(body);
            message.setStringProperty("SynqApiKey", request.getHeader("Authorization").substring(BEARER));
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(events, message);
            response.setStatus(202);
        } catch (JMSException | JMSRuntimeException e) {
            log("not sent", e);
            response.setStatus(503);
        }
    }
}
