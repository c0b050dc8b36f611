package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostAddressesTest {
  private static final Authority RECEIVER = new Authority("hooks.example", 8443);
  private static final InetAddress ONE = Addresses.of("93.184.216.34");
  private static final InetAddress TWO = Addresses.of("1.1.1.1");

  private Instant now = Instant.EPOCH;
  private final LostAddresses lost = new LostAddresses(() -> now);

  private InetAddress best() {
    return lost.best(RECEIVER, List.of(ONE, TWO));
  }

  @Test
  void theFirstThatWasNotLostIsBest() {
    assertThat(best()).isEqualTo(ONE);
    lost.add(RECEIVER, ONE);
    assertThat(best()).isEqualTo(TWO);
  }

  @Test
  void ofThoseThatWereAllLostItIsEachInTurn() {
    lost.add(RECEIVER, ONE);
    now = now.plusSeconds(1);
    lost.add(RECEIVER, TWO);
    assertThat(best()).isEqualTo(ONE);
    now = now.plusSeconds(1);
    lost.add(RECEIVER, ONE);
    assertThat(best()).isEqualTo(TWO);
  }

  @Test
  void afterSomeMinutesTheFirstIsTriedAgain() {
    lost.add(RECEIVER, ONE);
    now = now.plusSeconds(600);
    assertThat(best()).isEqualTo(TWO);
    now = now.plusSeconds(1);
    assertThat(best()).isEqualTo(ONE);
  }

  @Test
  void whatAnotherReceiverLostSaysNothing() {
    lost.add(new Authority("hooks.example", 9443), ONE);
    lost.add(new Authority("another.example", 8443), ONE);
    assertThat(best()).isEqualTo(ONE);
  }
}
