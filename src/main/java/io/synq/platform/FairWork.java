package io.synq.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Long work of many owners on few threads. It is done in slices, the next one always for whoever
 * has had none for longest, and after each its owner waits until it has had no more than its share
 * of a processor's time: what it asks for beyond that is late for that owner alone.
 */
public final class FairWork {
  private static final System.Logger LOG = System.getLogger(FairWork.class.getName());
  private static final Duration SLICE = Duration.ofMillis(20);

  private final Executor executor;
  private final BiConsumer<Duration, Runnable> timer;
  private final InstantSource clock;
  private final Supplier<Duration> cpuTime;
  private final Limits limits;
  private final Map<String, Owner> owners = new HashMap<>();
  private int working;

  /**
   * How much there may be.
   *
   * @param threads how many work at once
   * @param waiting how many tasks of one owner may wait or be under way
   * @param sharePercent how much of a processor's time one owner may have, 1 to 100
   */
  public record Limits(int threads, int waiting, int sharePercent) {}

  /** Work in steps, which are short beside a slice as a rule. */
  public interface Task {
    /** Does the next step; whether there are others. */
    boolean step();
  }

  /** Somebody with tasks, which are done in their order. */
  private static final class Owner {
    private final Deque<Task> tasks = new ArrayDeque<>();
    private Instant notBefore = Instant.MIN;
    private boolean served;

    private boolean waits() {
      return !served && !tasks.isEmpty();
    }

    /** Whether it can be forgotten. */
    private boolean isIdle(Instant now) {
      return !served && tasks.isEmpty() && !notBefore.isAfter(now);
    }
  }

  /**
   * @param timer runs something after a while
   * @param cpuTime of the thread that asks
   */
  public FairWork(
      Executor executor,
      BiConsumer<Duration, Runnable> timer,
      InstantSource clock,
      Supplier<Duration> cpuTime,
      Limits limits) {
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
    this.cpuTime = cpuTime;
    this.limits = limits;
  }

  /** Whether the task will be done; not if too many of this owner wait already. */
  public boolean submit(String name, Task task) {
    return submit(name, task, limits.waiting);
  }

  /** The same, with another limit of how many may wait. */
  boolean submit(String name, Task task, int most) {
    synchronized (owners) {
      Owner owner = owners.computeIfAbsent(name, key -> new Owner());
      if (owner.tasks.size() >= most) {
        return false;
      }
      owner.tasks.add(task);
    }
    return work() || withdrawn(name, task);
  }

  /** Starts one more thread, unless there are enough; false if the server is shutting down. */
  private boolean work() {
    synchronized (owners) {
      if (working >= limits.threads) {
        return true;
      }
      working++;
    }
    try {
      executor.execute(this::serve);
      return true;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "fair_work.not_begun", e);
      synchronized (owners) {
        working--;
      }
      return false;
    }
  }

  private boolean withdrawn(String name, Task task) {
    synchronized (owners) {
      Owner owner = owners.get(name);
      return owner == null || !owner.tasks.remove(task);
    }
  }

  private void serve() {
    Optional<Owner> owner = next();
    while (owner.isPresent()) {
      slice(owner.get());
      owner = next();
    }
  }

  /**
   * The owner whose turn it is. Empty ends this thread; another one begins when it is somebody's
   * turn.
   */
  private Optional<Owner> next() {
    synchronized (owners) {
      Instant now = clock.instant();
      owners.values().removeIf(one -> one.isIdle(now));
      Optional<Owner> first =
          owners.values().stream()
              .filter(Owner::waits)
              .min(Comparator.comparing(owner -> owner.notBefore));
      Optional<Owner> ready = first.filter(owner -> !owner.notBefore.isAfter(now));
      if (ready.isPresent()) {
        ready.get().served = true;
      } else {
        working--;
        first.ifPresent(owner -> timer.accept(Duration.between(now, owner.notBefore), this::work));
      }
      return ready;
    }
  }

  private void slice(Owner owner) {
    Duration begun = cpuTime.get();
    Duration used = Duration.ZERO;
    boolean more = true;
    while (more && used.compareTo(SLICE) < 0) {
      more = step(owner);
      used = cpuTime.get().minus(begun);
    }
    synchronized (owners) {
      int share = limits.sharePercent;
      owner.notBefore = clock.instant().plus(used.multipliedBy(100L - share).dividedBy(share));
      owner.served = false;
    }
  }

  /** A step of the owner's first task; whether there are others, of this task or the next. */
  private boolean step(Owner owner) {
    Task task;
    synchronized (owners) {
      task = owner.tasks.element();
    }
    boolean more = step(task);
    synchronized (owners) {
      if (!more) {
        owner.tasks.remove(task);
      }
      return !owner.tasks.isEmpty();
    }
  }

  private static boolean step(Task task) {
    try {
      return task.step();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "fair_work.failed", e);
      return false;
    }
  }
}
