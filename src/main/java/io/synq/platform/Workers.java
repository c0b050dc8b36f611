package io.synq.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The server's threads for work that no request waits on. Tasks run in the application's context
 * even when they are handed in from a thread that has none, such as the HTTP client's.
 */
@ApplicationScoped
public class Workers implements Executor {
  @Resource ManagedExecutorService threads;
  @Resource ManagedScheduledExecutorService timer;
  @Resource ManagedThreadFactory own;
  @Resource ContextService contexts;
  private Executor inContext = Runnable::run;

  @PostConstruct
  void start() {
    inContext = contexts.currentContextExecutor();
  }

  /**
   * How many groups of one kind are worked on at once: one prepares while another waits for the
   * disk. More would make the groups smaller, and it is a group's size that pays for its commit.
   */
  public static int groups() {
    return Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
  }

  /** In the caller's thread once the server stops and its threads take nothing more. */
  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(() -> inContext.execute(task));
    } catch (RejectedExecutionException e) {
      inContext.execute(task);
    }
  }

  /** Whether the server's threads take tasks: for as long as it is not told to stop. */
  public boolean open() {
    try {
      threads.execute(() -> {});
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * Starts a thread of its own for a task that ends only with the server: when that stops, it first
   * waits, half a minute, for all tasks of the threads that are shared.
   */
  public Thread start(Runnable task) {
    Thread thread = own.newThread(task);
    thread.start();
    return thread;
  }

  /** A thread of its own for short tasks of one kind, on which no request ever runs. */
  public ExecutorService alone() {
    return Executors.newSingleThreadExecutor(own);
  }

  /** Runs each task once, after the delay. */
  public Executor after(Duration delay) {
    return task -> after(delay, task);
  }

  /** Runs the task once, after the delay. */
  public void after(Duration delay, Runnable task) {
    var unused =
        timer.schedule(() -> inContext.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
