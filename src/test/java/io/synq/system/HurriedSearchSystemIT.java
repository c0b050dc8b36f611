package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** On a server that gives a search next to no time, each says where it stopped, and goes on. */
@Conformance
@Order(11)
@ResourceLock(Mortal.LOCK)
class HurriedSearchSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Mortal.running().server());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void whatWasBehindTheHayIsFound() {
    String endpoint = tenant.endpoint(RECEIVER.on("/seldom", Reaction.status(200))).getString("id");
    String needle = tenant.post(TestEvents.with(TestEvents.order(), "role", "needle"));
    tenant.delivery(needle, "delivered");
    tenant.api().post("/endpoints/" + endpoint + "/disable").expect(200);
    for (int batch = 0; batch < 3; batch++) {
      tenant.post(IntStream.range(0, 400).mapToObj(i -> TestEvents.of("a.hay")).toList());
    }
    assertThat(found("/events?q=needle")).containsExactly(needle);
    assertThat(found("/endpoints/" + endpoint + "/deliveries?status=delivered"))
        .containsExactly(needle);
  }

  /** The events that a search comes to, which has to be continued. */
  private List<String> found(String search) {
    List<String> found = new ArrayList<>();
    int stops = 0;
    String cursor = "";
    do {
      Answer page = tenant.api().get(search + cursor).expect(200);
      page.data().forEach(one -> found.add(one.getString("event_id")));
      boolean stopped = !page.json().getBoolean("complete");
      assertThat(stopped).isEqualTo(!page.json().isNull("next_cursor"));
      stops += stopped ? 1 : 0;
      cursor = stopped ? "&cursor=" + page.string("next_cursor") : "";
    } while (!cursor.isEmpty());
    assertThat(stops).as(search).isPositive();
    return found;
  }
}
