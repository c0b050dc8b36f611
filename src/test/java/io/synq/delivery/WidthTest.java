package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthTest {
  private final Width width = new Width();

  private boolean owes() {
    Turns turns = width.turns();
    return turns != null && turns.owes();
  }

  @Test
  void whatWasClaimedBeforeTheFirstRateIsPaidFor() {
    width.tell(Claims.paced(5), 1);
    assertThat(owes()).isTrue();
  }

  @Test
  void whatWasClaimedWithoutARateIsPaidForOnceThereIsOne() {
    width.tell(Claims.subscriber(null), 1);
    width.tell(Claims.paced(5), 3);
    assertThat(owes()).isTrue();
    assertThat(width.isForgettable()).isFalse();
    width.used(-3);
    assertThat(owes()).as("none of them was sent").isFalse();
    assertThat(width.room(0, () -> NOW)).as("and none had a turn").isZero();
  }

  @Test
  void whatHadTurnsOfAnotherRateIsNotPaidForAgain() {
    width.tell(Claims.paced(5), 0);
    width.tell(Claims.paced(6), 3);
    assertThat(owes()).isFalse();
  }
}
