package io.synq.shutdown;

import io.synq.delivery.Departure;
import io.synq.intake.IntakeConsumer;
import io.synq.platform.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Stops this node. On SIGTERM it is no longer ready, but goes on serving for a while, so that
 * whoever spreads the calls can leave it out; meanwhile what is on the wire is finished and the
 * rest given back. Then Liberty closes the ports, lets requests finish and ends. When that stops by
 * its own command, the same is done without the while, before anything that it depends on ends.
 */
@Singleton
@Startup
@DependsOn({"FirstStart", "NoticeTimer"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Shutdown {
  private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

  /** For what is on the wire: hardly anything that still succeeds takes as long. */
  private static final Duration FINISH = Duration.ofSeconds(8);

  /** How often it is looked whether the server stops. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** From the end of the delay to the end of the process. */
  private static final Duration LONGEST = Duration.ofSeconds(11);

  @Inject Departure departure;
  @Inject IntakeConsumer intake;
  @Inject ShutdownSettings settings;
  @Inject Workers workers;

  private final AtomicBoolean leaving = new AtomicBoolean();
  private volatile @Nullable Termination termination;
  private volatile boolean ended;

  @PostConstruct
  void start() {
    try {
      termination = Termination.replacedBy(this::terminate);
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, "shutdown.unannounced", e);
    }
    workers.after(Duration.ZERO, this::watch);
  }

  /**
   * Liberty tells nobody that its own command stops it, but takes no more tasks then, and waits for
   * those that its timer began. So this one goes on until then, and holds it until all is left: the
   * application, resource adapters and data sources end after that, all at once.
   */
  private void watch() {
    try {
      while (!ended && workers.open()) {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leaveAtOnce();
  }

  /** The first signal counts. Its thread knows nothing of the application. */
  private void terminate() {
    if (leaving.compareAndSet(false, true)) {
      Thread last = new Thread(this::halt, "synq-shutdown-limit");
      last.setDaemon(true);
      last.start();
      workers.start(this::exit);
    }
  }

  private void exit() {
    try {
      LOG.log(System.Logger.Level.INFO, "shutdown.begun delay=" + settings.delay);
      leave(settings.delay);
    } finally {
      passSignal();
    }
  }

  /** From here on it is as if nobody had taken it. */
  private void passSignal() {
    Termination taken = termination;
    if (taken != null) {
      taken.pass();
    }
  }

  private void leave(Duration delay) {
    try {
      departure.begin();
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      departure.finish(FINISH);
      // A resource adapter ends before the application does, even during a commit.
      intake.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "shutdown.unfinished", e);
    }
  }

  private void leaveAtOnce() {
    if (leaving.compareAndSet(false, true)) {
      leave(Duration.ZERO);
    }
  }

  /** Liberty waits half a minute for whatever runs. What was accepted is on disk all the same. */
  private void halt() {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.delay.plus(LONGEST).toMillis());
      LOG.log(System.Logger.Level.WARNING, "shutdown.cut_short");
      Runtime.getRuntime().halt(Termination.STATUS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    ended = true;
    Termination taken = termination;
    if (taken != null) {
      taken.close();
    }
    leaveAtOnce();
  }
}
