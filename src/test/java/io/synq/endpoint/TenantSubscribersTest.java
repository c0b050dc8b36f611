package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantSubscribersTest {
  private static final Subscriber ORDERS = subscriber("ep_orders", null, "order.*");
  private static final Subscriber ALL = subscriber("ep_all", null, "*");
  private static final Subscriber SOME =
      subscriber("ep_some", Filter.stored("payload.total > 100"), "order.created");

  private final TenantSubscribers subscribers = of(ORDERS, ALL, SOME);

  private static Subscriber subscriber(String id, Filter filter, String pattern) {
    return new Subscriber(
        id,
        "t",
        URI.create("https://example.com"),
        List.of(pattern),
        filter,
        null,
        Map.of(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        true);
  }

  private static TenantSubscribers of(Subscriber... all) {
    Map<String, Subscriber> byId = new HashMap<>();
    for (Subscriber one : all) {
      byId.put(one.endpointId(), one);
    }
    return new TenantSubscribers(7, byId);
  }

  @Test
  void findsThoseThatWantATypeEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThat(subscribers.wanting("order.created")).containsExactlyInAnyOrder(ORDERS, ALL, SOME);
      assertThat(subscribers.wanting("order.paid")).containsExactlyInAnyOrder(ORDERS, ALL);
      assertThat(subscribers.wanting("stock.counted")).containsExactly(ALL);
    }
  }

  @Test
  void findsThemForMoreTypesThanItRemembers() {
    for (int i = 0; i < 3000; i++) {
      assertThat(subscribers.wanting("stock.counted" + i)).containsExactly(ALL);
    }
    assertThat(subscribers.wanting("order.paid")).containsExactlyInAnyOrder(ORDERS, ALL);
  }

  @Test
  void findsThoseWithAFilterAmongThem() {
    assertThat(subscribers.expressive("order.created")).containsExactly(SOME);
    assertThat(subscribers.expressive("order.paid")).isEmpty();
  }

  @Test
  void findsOneByItsId() {
    assertThat(subscribers.get("ep_all")).isEqualTo(ALL);
    assertThat(subscribers.get("ep_gone")).isNull();
    assertThat(subscribers.ids()).containsExactlyInAnyOrder("ep_orders", "ep_all", "ep_some");
  }

  @Test
  void knowsItsVersion() {
    assertThat(subscribers.isOf(7)).isTrue();
    assertThat(subscribers.isOf(8)).isFalse();
  }
}
