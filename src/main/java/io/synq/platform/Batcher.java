package io.synq.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: callers hand in one item each; a few workers take whatever has gathered and run one
 * function, in one transaction, over the group. If a group fails, each item is tried alone, so that
 * a bad one fails alone. An item that was left out of its group comes again behind the others.
 *
 * @param <I> item
 * @param <O> its result
 */
public final class Batcher<I, O> {
  /** The most items in one group. */
  public static final int MAX_GROUP = 256;

  private final Queue<Item<I, O>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicBoolean gathering = new AtomicBoolean();
  private final Executor executor;
  private final @Nullable Executor later;
  private final int workers;
  private final int capacity;
  private final Function<List<I>, List<O>> work;
  private final Pending<O> pending;

  /** Tells results from those that are none yet: their items come again. */
  public interface Pending<O> {
    /**
     * Null for a result. Otherwise the item comes again once this has ended, unless that gives its
     * result.
     */
    @Nullable CompletionStage<Optional<O>> of(O result);
  }

  /**
   * @param workers how many groups may run at once
   * @param capacity how many items may wait
   * @param work gives one result per item, in order
   */
  public Batcher(Executor executor, int workers, int capacity, Function<List<I>, List<O>> work) {
    this(executor, null, workers, capacity, work);
  }

  /**
   * For items that can wait for others: a group is taken when it is full, or else after a pause.
   *
   * @param later runs a task after that pause
   */
  public Batcher(
      Executor executor,
      @Nullable Executor later,
      int workers,
      int capacity,
      Function<List<I>, List<O>> work) {
    this(executor, later, workers, capacity, work, result -> null);
  }

  /** For items of which some may be left out of their group. */
  public Batcher(
      Executor executor,
      @Nullable Executor later,
      int workers,
      int capacity,
      Function<List<I>, List<O>> work,
      Pending<O> pending) {
    this.executor = executor;
    this.later = later;
    this.workers = workers;
    this.capacity = capacity;
    this.work = work;
    this.pending = pending;
  }

  /** The item's result; fails at once with {@link FullException} when too many wait. */
  public CompletionStage<O> submit(I value) {
    return submitAll(List.of(value)).get(0);
  }

  /** The items' results, in order. There is room for all of them or for none. */
  public List<CompletableFuture<O>> submitAll(List<I> values) {
    if (size.addAndGet(values.size()) > capacity) {
      size.addAndGet(-values.size());
      return values.stream()
          .map(v -> CompletableFuture.<O>failedFuture(new FullException()))
          .toList();
    }
    List<CompletableFuture<O>> results = new ArrayList<>(values.size());
    for (I value : values) {
      Item<I, O> item = new Item<>(value, new CompletableFuture<>());
      queue.add(item);
      results.add(item.result);
    }
    start();
    return results;
  }

  public int waiting() {
    return size.get();
  }

  private void start() {
    if (later == null || isFull()) {
      startWorker();
    } else if (gathering.compareAndSet(false, true)) {
      try {
        later.execute(this::gathered);
      } catch (RuntimeException e) {
        gathering.set(false);
        startWorker();
      }
    }
  }

  private void gathered() {
    gathering.set(false);
    if (enter()) {
      drain();
    }
  }

  private boolean isFull() {
    return size.get() >= MAX_GROUP;
  }

  private void startWorker() {
    if (enter()) {
      executor.execute(this::drain);
    }
  }

  /** Takes a worker's place; false if all are taken. */
  private boolean enter() {
    int running = active.get();
    while (running < workers) {
      if (active.compareAndSet(running, running + 1)) {
        return true;
      }
      running = active.get();
    }
    return false;
  }

  private void drain() {
    try {
      List<Item<I, O>> group = take();
      while (!group.isEmpty()) {
        run(group);
        group = later == null || isFull() ? take() : List.of();
      }
    } finally {
      active.decrementAndGet();
      if (!queue.isEmpty()) {
        start();
      }
    }
  }

  private List<Item<I, O>> take() {
    List<Item<I, O>> group = new ArrayList<>();
    Item<I, O> item;
    while (group.size() < MAX_GROUP && (item = queue.poll()) != null) {
      group.add(item);
    }
    size.addAndGet(-group.size());
    return group;
  }

  private void run(List<Item<I, O>> group) {
    try {
      complete(group);
    } catch (RuntimeException | Error e) {
      // A group of one too: what it collided with may be committed by now, and is seen next time.
      group.forEach(this::runAlone);
    }
  }

  private void runAlone(Item<I, O> item) {
    try {
      complete(List.of(item));
    } catch (RuntimeException | Error e) {
      item.result.completeExceptionally(e);
    }
  }

  private void complete(List<Item<I, O>> group) {
    List<O> results = work.apply(group.stream().map(Item::value).toList());
    for (int i = 0; i < group.size(); i++) {
      Item<I, O> item = group.get(i);
      O result = results.get(i);
      CompletionStage<Optional<O>> open = pending.of(result);
      if (open == null) {
        item.result.complete(result);
      } else {
        open.whenComplete((end, failure) -> comeAgain(item, end, failure));
      }
    }
  }

  /** It had room in the queue before: it finds room again, however many wait. */
  private void comeAgain(Item<I, O> item, Optional<O> end, @Nullable Throwable failure) {
    if (failure != null) {
      item.result.completeExceptionally(failure);
    } else if (end.isPresent()) {
      item.result.complete(end.get());
    } else {
      size.incrementAndGet();
      queue.add(item);
      start();
    }
  }

  private record Item<I, O>(I value, CompletableFuture<O> result) {}

  /** Too many items wait: the caller should come back later. */
  public static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("too many items wait", null, false, false);
    }
  }
}
