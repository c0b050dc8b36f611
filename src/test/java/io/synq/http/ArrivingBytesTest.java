package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Network;
import org.junit.jupiter.api.Test;

class ArrivingBytesTest {
  private final ArrivingBytes memory = new ArrivingBytes(1000);

  @Test
  void oneNetworkHasHalfOfItAtMost() {
    assertThat(memory.take(network(1), 400)).isTrue();
    assertThat(memory.take(network(1), 100)).isTrue();
    assertThat(memory.take(network(1), 1)).isFalse();
  }

  @Test
  void othersFindHalfOfWhatIsLeft() {
    assertThat(memory.take(network(1), 500)).isTrue();
    assertThat(memory.take(network(2), 251)).isFalse();
    assertThat(memory.take(network(2), 250)).isTrue();
    assertThat(memory.take(network(3), 126)).isFalse();
    assertThat(memory.take(network(3), 125)).isTrue();
  }

  @Test
  void whatIsGivenBackIsForAllAgain() {
    assertThat(memory.take(network(1), 500)).isTrue();
    assertThat(memory.take(network(2), 300)).isFalse();
    memory.give(network(1), 500);
    assertThat(memory.take(network(2), 300)).isTrue();
    memory.give(network(2), 300);
    assertThat(memory.take(network(1), 500)).isTrue();
  }

  private static Network network(int last) {
    return Network.of("127.0.0." + last);
  }
}
