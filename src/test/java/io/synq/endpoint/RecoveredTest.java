package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveredTest {
  private final Recovered recovered = new Recovered();

  @Test
  void isToldAtOnceTheFirstTimeAndLaterOnlyNowAndThen() {
    assertThat(recovered.succeeded(List.of("a", "b"))).containsExactly("a", "b");
    assertThat(recovered.succeeded(List.of("a", "c"))).containsExactly("c");
    assertThat(recovered.takeUntold()).containsExactly("a", "b", "c");
    assertThat(recovered.takeUntold()).isEmpty();
    assertThat(recovered.succeeded(List.of("b"))).isEmpty();
    assertThat(recovered.takeUntold()).containsExactly("b");
  }

  @Test
  void isToldAtOnceAfterAFailure() {
    recovered.succeeded(List.of("a"));
    assertThat(recovered.failed("a")).isTrue();
    assertThat(recovered.failed("a")).isFalse();
    assertThat(recovered.takeUntold()).isEmpty();
    assertThat(recovered.succeeded(List.of("a"))).containsExactly("a");
  }

  @Test
  void whatCouldNotBeToldIsToldTheNextTime() {
    recovered.succeeded(List.of("b", "a"));
    List<String> taken = recovered.takeUntold();
    recovered.again(taken);
    assertThat(recovered.takeUntold()).containsExactly("a", "b");
  }
}
