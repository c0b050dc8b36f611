package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server stops, and its threads take nothing more. */
class WorkersTest {
  private final List<String> done = new ArrayList<>();
  private final Workers workers = new Workers();

  @BeforeEach
  void stop() {
    Executor application =
        task -> {
          done.add("in context");
          task.run();
        };
    workers.contexts = each(ContextService.class, () -> application);
    workers.threads =
        each(
            ManagedExecutorService.class,
            () -> {
              throw new RejectedExecutionException();
            });
    workers.start();
  }

  @Test
  void taskThatIsHandedInIsDoneByTheCallerInTheApplicationsContext() {
    workers.execute(() -> done.add(Thread.currentThread().getName()));
    assertThat(done).containsExactly("in context", Thread.currentThread().getName());
    assertThat(workers.open()).isFalse();
  }

  /** One whose methods all do this. */
  private static <T> T each(Class<T> type, Supplier<Object> all) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> all.get()));
  }
}
