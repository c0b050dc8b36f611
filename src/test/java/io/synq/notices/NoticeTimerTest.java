package io.synq.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Expired;
import io.synq.delivery.Wake;
import io.synq.platform.Drain;
import io.synq.platform.HeldLeases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeTimerTest {
  private final NoticeTimer timer = new NoticeTimer();
  private final List<Notice> told = new ArrayList<>();
  private Instant now = NoticeTables.START;
  private int waiting = 1;
  private boolean works = true;

  private final class Board extends NoticeBoard {
    Board() {
      super(null);
    }

    @Override
    public void add(List<Notice> notices) {
      if (!works) {
        throw new IllegalStateException();
      }
    }
  }

  /** Takes a second for each. */
  private final class SlowTeller extends Teller {
    SlowTeller() {
      super(null, null, null);
    }

    @Override
    Collection<List<Notice>> due(Instant now) {
      return Stream.generate(() -> List.of(Notice.disabled("t", "ep_1", "gone", now)))
          .limit(waiting)
          .toList();
    }

    @Override
    public List<Wake> tell(List<Notice> alike, Instant at, boolean mailed) {
      told.addAll(alike);
      now = now.plusSeconds(1);
      return List.of();
    }
  }

  private static final class NothingFails extends FailingWatch {
    NothingFails() {
      super(null, null);
    }

    @Override
    void look(Instant now) {}
  }

  private static final class NoMail extends NoticeMailer {
    NoMail() {
      super(null, null, null, null, null);
    }

    @Override
    boolean isOn() {
      return false;
    }
  }

  private static final class NoQueue extends DeliveryQueue {
    NoQueue() {
      super(null, null, null);
    }

    @Override
    public void wake(Collection<Wake> wakes) {}
  }

  @BeforeEach
  void inject() {
    timer.givenUp = new GivenUp();
    timer.board = new Board();
    timer.watch = new NothingFails();
    timer.teller = new SlowTeller();
    timer.mailer = new NoMail();
    timer.queue = new NoQueue();
    timer.leases = new HeldLeases();
    timer.drain = new Drain();
    timer.clock = () -> now;
  }

  @Test
  void whatCannotBeWrittenIsKeptAndTheRestIsToldAllTheSame() {
    timer.givenUp.expired(new Expired("t", "ep_1", "dlv_1", null, now));
    works = false;
    timer.run();
    assertThat(told).hasSize(1);
    assertThat(timer.givenUp.take()).hasSize(1);
  }

  @Test
  void tellsNoLongerThanUntilTheNextTickIsDue() {
    waiting = 100;
    timer.run();
    assertThat(told).hasSize(2);
    timer.run();
    assertThat(told).hasSize(4);
  }

  @Test
  void nodeThatLeavesLeavesItToOthers() {
    timer.drain.begin();
    timer.run();
    assertThat(told).isEmpty();
  }
}
