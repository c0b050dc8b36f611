package io.synq.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Admission;
import io.synq.access.Caller;
import io.synq.access.Role;
import io.synq.platform.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether readers may still read is asked apart from what they read. */
class RechecksTest {
  private static final Admission ANN = admission("t1", "ann");
  private static final Admission BOB = admission("t2", "bob");

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<Admission> asked = new ArrayList<>();
  private final List<Admission> lost = new ArrayList<>();
  private final Set<Admission> good = new HashSet<>(Set.of(ANN, BOB));
  private Runnable meanwhile = () -> {};
  private final Rechecks rechecks = new Rechecks(new Queued(), 10, this::holds, lost::add);

  private final class Queued extends Workers {
    @Override
    public void execute(Runnable task) {
      threads.add(task);
    }
  }

  private static Admission admission(String tenant, String id) {
    return new Admission(
        new Caller(Caller.Kind.JWT, id, id, tenant, Role.VIEWER.scopes()), "token of " + id);
  }

  private boolean holds(Admission admission) {
    asked.add(admission);
    if (admission.equals(ANN)) {
      meanwhile.run();
    }
    return good.contains(admission);
  }

  private void run() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  @Test
  void whoAsksDoesNotWait() {
    good.clear();
    rechecks.ask(ANN);
    assertThat(asked).isEmpty();
    run();
    assertThat(lost).containsExactly(ANN);
  }

  @Test
  void whoIsGoodIsNotLost() {
    rechecks.ask(ANN);
    run();
    assertThat(asked).containsExactly(ANN);
    assertThat(lost).isEmpty();
  }

  @Test
  void oneReaderIsAskedForOnceAtATime() {
    meanwhile = () -> rechecks.ask(ANN);
    rechecks.ask(ANN);
    rechecks.ask(ANN);
    run();
    assertThat(asked).containsExactly(ANN);
    meanwhile = () -> {};
    rechecks.ask(ANN);
    run();
    assertThat(asked).containsExactly(ANN, ANN);
  }

  @Test
  void whatTakesLongHoldsUpNoOther() {
    List<Admission> before = new ArrayList<>();
    meanwhile =
        () -> {
          run();
          before.addAll(asked);
        };
    rechecks.ask(ANN);
    rechecks.ask(BOB);
    run();
    assertThat(before).contains(BOB);
  }
}
