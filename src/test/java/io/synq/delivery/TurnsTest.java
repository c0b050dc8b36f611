package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(100, 0);

  @Test
  void areTakenASliceAtATimeAndNoMoreThanThereIsToSend() {
    assertThat(turns.startTaking(0)).isZero();
    assertThat(turns.startTaking(7)).isEqualTo(7);
    turns.refused();
    assertThat(turns.startTaking(1_000)).isEqualTo(25);
    assertThat(turns.startTaking(1_000)).as("one at a time").isZero();
    turns.taken(NOW, 25);
    assertThat(turns.startTaking(1_000)).as("enough are left").isZero();
    assertThat(turns.usable(NOW.plusMillis(120))).isEqualTo(13);
    turns.use(13);
    assertThat(turns.startTaking(1_000)).as("before the last is gone").isEqualTo(25);
  }

  @Test
  void areUsableOneAfterTheOther() {
    turns.startTaking(3);
    turns.taken(NOW.plusMillis(5), 3);
    assertThat(turns.usable(NOW)).isZero();
    assertThat(turns.usable(NOW.plusMillis(5))).isEqualTo(1);
    assertThat(turns.usable(NOW.plusMillis(14))).isEqualTo(1);
    turns.use(1);
    assertThat(turns.usable(NOW.plusMillis(14))).isZero();
    assertThat(turns.usable(NOW.plusMillis(25))).isEqualTo(2);
    turns.use(-1);
    assertThat(turns.usable(NOW.plusMillis(25))).isEqualTo(3);
  }

  @Test
  void ofWhoeverStoodStillAreLost() {
    turns.startTaking(25);
    turns.taken(NOW, 25);
    assertThat(turns.usable(NOW.plus(Duration.ofSeconds(1)).plusMillis(100))).isEqualTo(14);
  }

  @Test
  void payForWhatWentOutBefore() {
    Turns owing = new Turns(1, 1);
    assertThat(owing.owes()).isTrue();
    assertThat(owing.startTaking(0)).isEqualTo(1);
    owing.taken(NOW, 1);
    assertThat(owing.usable(NOW)).as("it is paid, and that is all").isZero();
    assertThat(owing.owes()).isFalse();
  }

  @Test
  void forAGreatDebtAreNotTakenFarAhead() {
    Turns owing = new Turns(1, 500);
    assertThat(owing.startTaking(9)).isEqualTo(1);
    owing.taken(NOW.plusSeconds(1), 1);
    assertThat(owing.startTaking(9)).as("it waits for that one").isZero();
    assertThat(owing.usable(NOW.plusSeconds(1))).isZero();
    assertThat(owing.startTaking(9)).isEqualTo(1);
  }

  @Test
  void areWaitedForByOne() {
    assertThat(turns.startWaiting(NOW)).isEmpty();
    turns.startTaking(9);
    turns.taken(NOW.plusMillis(80), 9);
    assertThat(turns.startWaiting(NOW)).isEqualTo(Optional.of(Duration.ofMillis(80)));
    assertThat(turns.startWaiting(NOW)).isEmpty();
    turns.waited();
    assertThat(turns.startWaiting(NOW.plusMillis(79)))
        .as("those that are close are waited for together")
        .isEqualTo(Optional.of(Duration.ofMillis(5)));
    turns.waited();
    assertThat(turns.startWaiting(NOW.plusMillis(80))).as("it is there").isEmpty();
  }

  @Test
  void ofASlowRateAreTakenOneByOne() {
    Turns slow = new Turns(1, 0);
    assertThat(slow.startTaking(50)).isEqualTo(1);
    slow.taken(NOW, 1);
    assertThat(slow.startTaking(50)).isZero();
    slow.usable(NOW);
    slow.use(1);
    assertThat(slow.startTaking(49)).isEqualTo(1);
  }
}
