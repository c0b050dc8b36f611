package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.CostlyWork;
import org.junit.jupiter.api.Test;

class MessageAttemptsTest {
  private static final NewEvent EVENT = NewEvents.of("1");

  /** It would be refused as hopeless if it were its own fault, since others were stored. */
  @Test
  void whatHadNoTurnYetIsNotTheMessagesFault() {
    assertThat(MessageAttempts.stored(EVENT, new Accepted.NotChecked(CostlyWork.busy())))
        .isEqualTo(new MessageAttempt.Failed(true));
    assertThat(MessageAttempts.stored(EVENT, new Accepted.NotStored(false)))
        .isEqualTo(new MessageAttempt.Failed(false));
  }
}
