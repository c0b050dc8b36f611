package io.synq.messaging;

import io.synq.platform.Monotonic;
import io.synq.platform.Workers;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sessions with the messaging, and whether it is there. After a failure it is looked for by one
 * task, every few seconds: a broker that is away costs neither time nor lines in the log for each
 * that wanted it. Each kind of reason for its absence is logged once.
 */
@ApplicationScoped
public class Messaging {
  private static final System.Logger LOG = System.getLogger(Messaging.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** Message-driven beans look for a broker with growing pauses, of up to half a minute. */
  private static final Duration LISTENERS_ARE_BACK = Duration.ofSeconds(40);

  @Resource(lookup = "java:comp/env/jms/synq/connections")
  ConnectionFactory connections;

  private final AtomicBoolean looking = new AtomicBoolean();
  private final InstantSource clock = Monotonic.instants();
  private final Workers workers;

  /** The kinds of reasons that this absence was said to have, by the one task that looks. */
  private final Set<Class<?>> said = new HashSet<>();

  private volatile boolean away;
  private volatile Instant changed = Instant.MIN;

  @Inject
  public Messaging(Workers workers) {
    this.workers = workers;
  }

  /**
   * What is done with a session.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    T with(Connection connection, Session session) throws JMSException;
  }

  /** Does it, within the transaction at hand if there is one. */
  public <T> T run(Work<T> work) throws JMSException {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      return work.with(connection, session);
    } catch (JMSException | RuntimeException e) {
      suspect();
      throw e;
    }
  }

  /** Whether it cannot be reached. */
  public boolean away() {
    return away;
  }

  /** Whether it can be reached, and has been for so long that all listeners have seen it too. */
  public boolean settled() {
    return !away && !clock.instant().isBefore(changed.plus(LISTENERS_ARE_BACK));
  }

  private void suspect() {
    if (looking.compareAndSet(false, true)) {
      try {
        workers.execute(this::look);
      } catch (RuntimeException e) {
        looking.set(false); // the server stops
      }
    }
  }

  private void look() {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      session.getAcknowledgeMode();
    } catch (JMSException | RuntimeException e) {
      missed(e);
      return;
    }
    found();
  }

  private void found() {
    if (away) {
      Duration time = Duration.between(changed, clock.instant());
      changed = clock.instant();
      away = false;
      said.clear();
      LOG.log(System.Logger.Level.INFO, "messaging.back away_s=" + time.toSeconds());
    }
    looking.set(false);
  }

  private void missed(Exception reason) {
    if (!away) {
      changed = clock.instant();
      away = true;
    }
    if (said.add(root(reason).getClass())) {
      LOG.log(System.Logger.Level.WARNING, "messaging.away", reason);
    }
    workers.after(PERIOD, this::look);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
