package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Runs what takes long for tenants, such as their schemas and filters: on half as many threads as
 * there are cores, at which tenants take turns ({@link FairWork}).
 */
@ApplicationScoped
public class CostlyWork {
  private static final Problem BUSY =
      Problem.of(
          ProblemType.UNAVAILABLE,
          "Too many of your requests wait for costly schemas and filters; send this again.");

  private static final int MOST_UNASKED = 10_000;

  private final FairWork turns;

  @Inject
  CostlyWork(CostlyWorkSettings settings, Workers workers) {
    this(settings, workers, Monotonic.instants(), CpuTime::ofThisThread);
  }

  /**
   * @param cpuTime of the thread that asks
   */
  public CostlyWork(
      CostlyWorkSettings settings,
      Workers workers,
      InstantSource clock,
      Supplier<Duration> cpuTime) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    turns =
        new FairWork(
            workers,
            workers::after,
            clock,
            cpuTime,
            new FairWork.Limits(threads, settings.queue, settings.share));
  }

  /**
   * Work in steps, which are short as a rule: between them others have their turns.
   *
   * @param <T> what comes of it
   */
  public interface Steps<T> {
    /** Does the next step; what came of all if that was the last. */
    Optional<T> next();

    /** Does all steps in this thread, for work that is not costly. */
    default T all() {
      Optional<T> result = next();
      while (result.isEmpty()) {
        result = next();
      }
      return result.get();
    }
  }

  /** Why a task is not done, if too much of the tenant's waits already. */
  public static Problem busy() {
    return BUSY;
  }

  /** Whether the task will be done; not if too much of the tenant's waits already. */
  public boolean submit(String tenantId, FairWork.Task task) {
    return turns.submit(tenantId, task);
  }

  /** Does one thing that a request waits for; whether it will be done. */
  public boolean submitAsked(String tenantId, Runnable work) {
    return submit(tenantId, once(work));
  }

  /**
   * Does one thing that no request waits for; whether it will be done. It stands in a line of its
   * own, so that requests of the tenant are not refused for it.
   */
  public boolean submitUnasked(String tenantId, Runnable work) {
    return turns.submit("unasked:" + tenantId, once(work), MOST_UNASKED);
  }

  private static FairWork.Task once(Runnable work) {
    return () -> {
      work.run();
      return false;
    };
  }

  /** Does one thing; 503 at once if too much of the tenant's waits already. */
  public <T> CompletionStage<T> submit(String tenantId, Supplier<T> work) {
    return asked(tenantId, () -> Optional.of(work.get()));
  }

  /** The same in steps, for which the thread of the request waits. */
  public <T> T await(String tenantId, Steps<T> work) {
    try {
      return asked(tenantId, work).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T> CompletableFuture<T> asked(String tenantId, Steps<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    return given(turns.submit(tenantId, task(work, result)), result);
  }

  /** Does what a job needs that no request waits for, in the line of the tenant's jobs. */
  public <T> CompletableFuture<T> submitJob(String tenantId, Steps<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    return given(turns.submit("jobs:" + tenantId, task(work, result), MOST_UNASKED), result);
  }

  private static <T> FairWork.Task task(Steps<T> work, CompletableFuture<T> result) {
    return () -> {
      try {
        Optional<T> done = work.next();
        done.ifPresent(result::complete);
        return done.isEmpty();
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
        return false;
      }
    };
  }

  private static <T> CompletableFuture<T> given(boolean taken, CompletableFuture<T> result) {
    if (!taken) {
      throw BUSY.exception();
    }
    return result;
  }
}
