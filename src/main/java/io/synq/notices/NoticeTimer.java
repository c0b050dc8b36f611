package io.synq.notices;

import io.synq.delivery.DeliveryQueue;
import io.synq.platform.Drain;
import io.synq.platform.Leases;
import io.synq.platform.LogLine;
import io.synq.platform.PeriodicTimer;
import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes down what this node has to tell. On the node whose turn it is, tells what all nodes have
 * written down.
 */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeTimer extends PeriodicTimer {
  private static final System.Logger LOG = System.getLogger(NoticeTimer.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofSeconds(20);

  @Inject GivenUp givenUp;
  @Inject NoticeBoard board;
  @Inject FailingWatch watch;
  @Inject Teller teller;
  @Inject NoticeMailer mailer;
  @Inject DeliveryQueue queue;
  @Inject Workers workers;
  @Inject Leases leases;
  @Inject Drain drain;
  @Inject InstantSource clock;

  private final AtomicBoolean mailing = new AtomicBoolean();

  public NoticeTimer() {
    super(System.Logger.Level.WARNING, "notices.not_told", PERIOD);
  }

  @Override
  protected void run() {
    write();
    if (!drain.begun() && leases.hold("notices", LEASE)) {
      Instant now = clock.instant();
      watch.look(now);
      tellFor(PERIOD, now);
      mail(now);
    }
  }

  /** What was given up last is told by another node, or after the next start. */
  @PreDestroy
  void end() {
    write();
  }

  private void write() {
    List<Notice> taken = givenUp.take();
    try {
      board.add(taken);
    } catch (RuntimeException e) {
      givenUp.again(taken);
      LOG.log(System.Logger.Level.WARNING, "notices.not_written", e);
    }
  }

  /** The lease lasts longer. What is left is told next time, when more was written down. */
  private void tellFor(Duration time, Instant now) {
    for (List<Notice> alike : teller.due(now)) {
      if (drain.begun() || !clock.instant().isBefore(now.plus(time))) {
        return;
      }
      tell(alike, now);
    }
  }

  /** A mail server may take its time: what is told waits for none. */
  private void mail(Instant now) {
    if (!mailer.isOn() || !mailing.compareAndSet(false, true)) {
      return;
    }
    workers.execute(
        () -> {
          try {
            mailer.mail(now);
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "notices.not_mailed", e);
          } finally {
            mailing.set(false);
          }
        });
  }

  private void tell(List<Notice> alike, Instant now) {
    Notice first = alike.get(0);
    try {
      queue.wake(teller.tell(alike, now, mailer.isOn()));
      LogLine.of("notice.told")
          .id("tenant", first.tenantId())
          .id("endpoint", first.endpointId())
          .with("type", first.kind().eventType())
          .info(LOG);
    } catch (RuntimeException e) {
      LogLine.of("notice.not_told")
          .id("tenant", first.tenantId())
          .id("endpoint", first.endpointId())
          .warning(LOG, e);
    }
  }
}
