package io.synq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final List<OpenDeliveries.Open> open = new ArrayList<>();

  private void open(int count, String state, int attempts) {
    for (int i = 0; i < count; i++) {
      open.add(new OpenDeliveries.Open("dlv_" + open.size(), "ep_1", state, attempts));
    }
  }

  @Test
  void aJobHasHalfOfAnIdleLane() {
    assertThat(Pace.room(open)).isEqualTo(32);
    assertThat(Pace.room(open, 0, null)).isEqualTo(32);
  }

  @Test
  void whatIsOpenAndNotAttemptedTakesRoom() {
    open(20, "pending", 0);
    open(10, "delivering", 0);
    assertThat(Pace.room(open)).isEqualTo(2);
    open(2, "pending", 0);
    assertThat(Pace.room(open)).isZero();
  }

  @Test
  void whatFailedOnceHoldsNothingUpUntilThereIsTooMuchOfIt() {
    open(200, "retrying", 1);
    assertThat(Pace.room(open)).isEqualTo(32);
    open(50, "retrying", 2);
    assertThat(Pace.room(open)).isEqualTo(6);
    open(6, "retrying", 2);
    assertThat(Pace.room(open)).isZero();
  }

  @Test
  void aNarrowLaneIsHalvedTooButNeverClosed() {
    assertThat(Pace.room(open, 0, 64)).isEqualTo(32);
    assertThat(Pace.room(open, 0, 10)).isEqualTo(5);
    assertThat(Pace.room(open, 0, 1)).isEqualTo(1);
    open(1, "pending", 0);
    assertThat(Pace.room(open, 0, 1)).isZero();
  }

  @Test
  void nothingIsOpenedBehindABacklog() {
    assertThat(Pace.room(open, 100, null)).isEqualTo(28);
    assertThat(Pace.room(open, 128, null)).isZero();
    assertThat(Pace.room(open, 1000, null)).isZero();
  }
}
