package io.synq.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with messaging: without it every delivery waits for a timer. */
@Readiness
@ApplicationScoped
public class MessagingCheck implements HealthCheck {
  @Resource(lookup = "java:comp/env/jms/synq/connections")
  ConnectionFactory connections;

  @Override
  public HealthCheckResponse call() {
    boolean up;
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      up = session.getAcknowledgeMode() >= 0;
    } catch (JMSException | RuntimeException e) {
      up = false;
    }
    return HealthCheckResponse.named("messaging").status(up).build();
  }
}
