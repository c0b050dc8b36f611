package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BodiesTest {
  private final Bodies bodies = new Bodies();

  private static Bodies.Key key(int event) {
    return new Bodies.Key("tenant", "event " + event);
  }

  @Test
  void givesTheSameBodyToAll() {
    byte[] body = {1};
    bodies.put(key(1), body);
    assertThat(bodies.get(key(1))).containsSame(body);
    assertThat(bodies.get(new Bodies.Key("another", "event 1"))).isEmpty();
  }

  @Test
  @Timeout(60)
  void forgetsWhatNobodyNeeds() throws Exception {
    List<byte[]> needed = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] body = new byte[1_000];
      bodies.put(key(i), body);
      if (i % 100 == 0) {
        needed.add(body);
      }
    }
    while (bodies.size() > needed.size() + 1) {
      System.gc();
      Thread.sleep(10);
      bodies.put(key(0), needed.get(0));
    }
    for (int i = 0; i < needed.size(); i++) {
      assertThat(bodies.get(key(i * 100))).containsSame(needed.get(i));
    }
  }
}
