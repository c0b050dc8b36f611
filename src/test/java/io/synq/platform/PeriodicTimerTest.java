package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodicTimerTest {
  private final List<String> called = new ArrayList<>();
  private final PeriodicTimer timer =
      new PeriodicTimer(System.Logger.Level.WARNING, "test.failed", Duration.ofSeconds(2)) {
        @Override
        protected void run() throws IOException {
          called.add("run");
          throw new IOException("as the test wants it");
        }
      };

  @Test
  void whatFailsOnceIsDoneTheNextTimeAllTheSame() {
    timer.timers =
        (TimerService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TimerService.class},
                (proxy, method, arguments) -> {
                  assertThat(((TimerConfig) arguments[2]).isPersistent()).isFalse();
                  called.add(method.getName() + " " + arguments[0] + " " + arguments[1]);
                  return null;
                });
    timer.start();
    timer.tick();
    timer.tick();
    assertThat(called).containsExactly("createIntervalTimer 2000 2000", "run", "run");
  }
}
