package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private final WaitingRoom room = new WaitingRoom(1, 3, 2);

  @BeforeEach
  void keepBusy() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    threads.execute(
        () ->
            room.take(
                "first",
                0,
                () -> {
                  begun.countDown();
                  return await(end);
                }));
    begun.await();
  }

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes back when it waits for its turn. */
  private Future<?> enter(String holder, int suspicion) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Thread> thread = new ArrayList<>();
    Future<?> entered =
        threads.submit(
            () -> {
              thread.add(Thread.currentThread());
              begun.countDown();
              return room.take(holder, suspicion, () -> done.add(holder));
            });
    begun.await();
    while (!entered.isDone() && thread.get(0).getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return entered;
  }

  private static void assertRefused(Future<?> entered) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> entered.get(10, TimeUnit.SECONDS))
        .havingCause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
  }

  @Test
  void whoWasThereFirstComesFirst() throws Exception {
    List<Future<?>> all = List.of(enter("guesser", 40), enter("person", 0), enter("other", 9));
    end.countDown();
    for (Future<?> each : all) {
      each.get();
    }
    assertThat(done).containsExactly("guesser", "person", "other");
  }

  @Test
  void oneHolderHasFewPlaces() throws Exception {
    enter("guesser", 0);
    enter("guesser", 0);
    assertRefused(enter("guesser", 0));
    Future<?> person = enter("person", 0);
    end.countDown();
    person.get(10, TimeUnit.SECONDS);
    assertThat(done).containsExactly("guesser", "guesser", "person");
  }

  @Test
  void whoComesWhenAllPlacesAreTakenHasThatOfTheMostSuspected() throws Exception {
    enter("a", 20);
    Future<?> worst = enter("b", 30);
    enter("c", 10);
    Future<?> person = enter("person", 0);
    assertRefused(worst);
    assertRefused(enter("d", 20));
    end.countDown();
    person.get(10, TimeUnit.SECONDS);
    assertThat(done).containsExactly("a", "c", "person");
  }

  @Test
  void turnEndsWithItsFailure() {
    end.countDown();
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  room.take(
                      "first",
                      0,
                      () -> {
                        throw new IllegalStateException();
                      }));
    }
    assertThat(room.take("first", 0, () -> true)).isTrue();
  }
}
