package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import io.synq.platform.NoMetrics;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
  private final Map<String, Long> counted = new TreeMap<>();
  private final DeliveryMetrics metrics =
      new DeliveryMetrics(
          registry(), new Lanes(new DeliverySettings(GivenSettings.of()), () -> NOW));

  private MetricRegistry registry() {
    MetricRegistry others = NoMetrics.registry();
    return (MetricRegistry)
        Proxy.newProxyInstance(
            MetricRegistry.class.getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (self, method, arguments) ->
                method.getName().equals("counter") && arguments[0] instanceof Metadata counter
                    ? counter(counter.getName())
                    : method.invoke(others, arguments));
  }

  private Counter counter(String name) {
    return new Counter() {
      @Override
      public void inc() {
        inc(1);
      }

      @Override
      public void inc(long more) {
        counted.merge(name, more, Long::sum);
      }

      @Override
      public long getCount() {
        return counted.getOrDefault(name, 0L);
      }
    };
  }

  @Test
  void whatEndsWithoutAClaimCountsToo() {
    metrics.recorded(new Recorded(List.of(Conclusion.expired(Claims.of("dlv_1"))), NOW));
    metrics.expired(new Expired("tenant", "ep_1", "dlv_2", "order.created", NOW));
    metrics.recorded(new Recorded(List.of(Conclusion.cancelled(Claims.of("dlv_3"))), NOW));
    metrics.cancelled(new Cancelled(2, List.of()));
    assertThat(counted)
        .isEqualTo(Map.of("synq_deliveries_failed", 2L, "synq_deliveries_cancelled", 3L));
  }

  @Test
  void testsCountForNothing() {
    metrics.recorded(new Recorded(List.of(Conclusion.expired(Claims.ping("dlv_1"))), NOW));
    assertThat(counted).isEmpty();
  }
}
