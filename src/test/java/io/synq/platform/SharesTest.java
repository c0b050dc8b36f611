package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

  /** Takes one after another; how many. */
  private static int all(Shares<String> shares, String tenant) {
    int count = 0;
    while (shares.take(tenant, 1)) {
      count++;
    }
    return count;
  }

  @Test
  void eachHasAsMuchAsIsLeft() {
    var shares = new Shares<String>(1_000);
    assertThat(all(shares, "a")).isEqualTo(500);
    assertThat(all(shares, "b")).isEqualTo(250);
    assertThat(all(shares, "c")).isEqualTo(125);
    assertThat(shares.take("d", 62)).isTrue();
  }

  @Test
  void aTenantsLanesLeaveRoomForOneAnother() {
    var shares = new Shares<String>(1_000);
    int lanes = 0;
    while (shares.take("a", 100, 100)) {
      lanes++;
    }
    assertThat(lanes).isEqualTo(4);
    assertThat(shares.take("a", 10, 10)).as("a small one").isTrue();
    assertThat(shares.take("a", 10, 200)).as("one that has enough").isFalse();
  }

  @Test
  void sharesBecomeEvenAsTheyAreGivenBack() {
    var shares = new Shares<String>(1_000);
    all(shares, "a");
    all(shares, "b");
    shares.give("a", 250);
    assertThat(shares.take("a", 1)).isTrue();
    shares.give("a", 1);
    assertThat(all(shares, "b")).isEqualTo(125);
  }

  @Test
  void whatIsTooLargeGoesAlone() {
    var shares = new Shares<String>(10);
    assertThat(shares.take("a", 20)).isTrue();
    assertThat(shares.hasRoom("a", 1)).isFalse();
    assertThat(shares.take("b", 1)).isFalse();
    shares.give("a", 20);
    assertThat(shares.take("b", 1)).isTrue();
    assertThat(shares.take("a", 20)).isFalse();
  }

  @Test
  void takesBack() {
    var shares = new Shares<String>(10);
    assertThat(shares.take("a", 5)).isTrue();
    assertThat(shares.take("a", 1)).isFalse();
    shares.give("a", 3);
    assertThat(shares.take("a", 4)).isFalse();
    assertThat(shares.take("a", 3)).isTrue();
  }

  @Test
  void countsBeyondTwoGigabytes() {
    var shares = new Shares<String>(8L << 30);
    assertThat(shares.take("a", Integer.MAX_VALUE)).isTrue();
    assertThat(shares.take("a", Integer.MAX_VALUE)).isTrue();
    assertThat(shares.take("a", 3)).isFalse();
    assertThat(shares.take("a", 2)).isTrue();
  }

  @Test
  void keepsItsLimitUnderManyHands() throws Exception {
    var shares = new Shares<String>(100);
    var used = new AtomicLong();
    var most = new AtomicLong();
    var threads = Executors.newFixedThreadPool(8);
    try {
      var hands =
          IntStream.range(0, 8)
              .mapToObj(
                  hand ->
                      CompletableFuture.runAsync(
                          () -> {
                            String tenant = "tenant " + hand % 3;
                            for (int i = 0; i < 20_000; i++) {
                              int bytes = 1 + (i + hand) % 40;
                              if (shares.take(tenant, bytes)) {
                                most.accumulateAndGet(used.addAndGet(bytes), Math::max);
                                used.addAndGet(-bytes);
                                shares.give(tenant, bytes);
                              }
                            }
                          },
                          threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(hands).get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(1L, 100L);
    assertThat(shares.take("a", 100)).as("nothing is lost").isTrue();
  }
}
