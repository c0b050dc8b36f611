package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeTest {

  @Test
  void comesBackAsItWentOut() {
    for (int bytes : new int[] {0, 1, Integer.MAX_VALUE}) {
      for (boolean first : new boolean[] {true, false}) {
        var wake =
            new Wake(
                "dlv_0192f1c2-7a5e-7000-8000-000000000000",
                "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
                "ep_0192f1c2-7a5e-7000-8000-000000000000",
                bytes,
                first);
        assertThat(wake.encode()).doesNotContain("\n");
        assertThat(Wake.decode(wake.encode())).isEqualTo(wake);
      }
    }
  }

  @Test
  void readsWhatTheVersionBeforeWrote() {
    assertThat(Wake.decode("dlv_1 ep_1 10")).isEqualTo(Wake.again("dlv_1", "ep_1", "ep_1", 10));
    assertThat(Wake.decode("dlv_1 ep_1 10 first"))
        .isEqualTo(new Wake("dlv_1", "ep_1", "ep_1", 10, true));
  }

  @Test
  void whoeverChangesSeveralTakesThemByTheirIds() {
    var later = Wake.again("dlv_2", "tenant", "ep_1", 10);
    var sooner = Wake.again("dlv_1", "tenant", "ep_2", 10);
    assertThat(Wake.inOrder(List.of(later, sooner))).containsExactly(sooner, later);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dlv_1", "dlv_1 ep_1", "dlv_1 ep_1 x", "dlv_1 ep_1 99999999999"})
  void refusesWhatIsNone(String line) {
    assertThatThrownBy(() -> Wake.decode(line)).isInstanceOf(RuntimeException.class);
  }
}
