package io.synq.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.time.Duration;

/**
 * Does something again and again while the server runs, on every node, outside of a transaction.
 * Whatever goes wrong is logged, and tried again the next time.
 *
 * <p>What is to be done at the start or the end stands in the bean's own class, which then says
 * that it wants no transaction either: Liberty begins one for such methods that a bean inherits.
 */
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public abstract class PeriodicTimer {
  private final System.Logger.Level level;
  private final String failure;
  private final Duration period;

  @Resource TimerService timers;

  /**
   * @param level at which a failure is logged
   * @param failure what the log says of it
   * @param period from the start to the first time, and from one time to the next
   */
  protected PeriodicTimer(System.Logger.Level level, String failure, Duration period) {
    this.level = level;
    this.failure = failure;
    this.period = period;
  }

  /** One whose {@link #period} is a setting. */
  protected PeriodicTimer(System.Logger.Level level, String failure) {
    this(level, failure, Duration.ZERO);
  }

  protected Duration period() {
    return period;
  }

  /** What is done each time. */
  protected abstract void run() throws IOException;

  @PostConstruct
  void start() {
    long millis = period().toMillis();
    timers.createIntervalTimer(millis, millis, new TimerConfig(null, false));
  }

  @Timeout
  protected void tick() {
    try {
      run();
    } catch (IOException | RuntimeException e) {
      System.getLogger(getClass().getName()).log(level, failure, e);
    }
  }
}
