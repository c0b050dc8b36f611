package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Name servers that never answer, and those that do. */
@Timeout(60)
class LookupsTest {
  private static final int THREADS = 4;
  private static final String TENANT = "one";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile CountDownLatch silence = new CountDownLatch(1);
  private volatile String silent = "silent";
  private volatile String gone = "";
  private volatile boolean mute;

  @AfterEach
  void speak() {
    silence.countDown();
  }

  private InetAddress[] directory(String host) throws UnknownHostException {
    asked.add(host);
    if (host.startsWith(silent)) {
      try {
        silence.await();
        answered.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (host.startsWith("unknown") || host.equals(gone) || mute && host.startsWith(silent)) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {Addresses.of("192.0.2." + asked.size())};
  }

  private Lookups lookups(String cache) {
    return new Lookups(
        this::directory,
        new OutboundSettings(
            GivenSettings.of(
                "synq.outbound.dns-threads",
                String.valueOf(THREADS),
                "synq.outbound.dns-timeout",
                "PT1S",
                "synq.outbound.dns-cache",
                cache)));
  }

  private static InetAddress found(CompletionStage<InetAddress[]> answer) throws Exception {
    return answer.toCompletableFuture().get(20, TimeUnit.SECONDS)[0];
  }

  /** What a host leads to that is known to answer quickly: the first time, classes are loaded. */
  private static InetAddress quickly(Lookups lookups, String host) throws Exception {
    found(lookups.resolve(TENANT, host));
    return found(lookups.resolve(TENANT, host));
  }

  private static boolean isFound(CompletionStage<InetAddress[]> answer) throws Exception {
    return answer.handle((found, failure) -> found != null).toCompletableFuture().get();
  }

  private static void assertFails(
      CompletionStage<InetAddress[]> answer, Class<? extends Exception> failure) {
    assertThat(answer)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isExactlyInstanceOf(failure);
  }

  @Test
  void keepsAddressesForAMoment() throws Exception {
    var lookups = lookups("PT10S");
    var first = found(lookups.resolve(TENANT, "a.example"));
    assertThat(found(lookups.resolve(TENANT, "a.example"))).isEqualTo(first);
    assertThat(asked).containsExactly("a.example");

    var forgetful = lookups("PT0S");
    found(forgetful.resolve(TENANT, "b.example"));
    found(forgetful.resolve(TENANT, "b.example"));
    assertThat(asked).containsExactly("a.example", "b.example", "b.example");
  }

  @Test
  void keepsNoFailure() {
    var lookups = lookups("PT10S");
    assertFails(lookups.resolve(TENANT, "unknown.example"), UnknownHostException.class);
    assertFails(lookups.resolve(TENANT, "unknown.example"), UnknownHostException.class);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aSilentNameServerCostsOnlyItsOwnHosts() throws Exception {
    var lookups = lookups("PT10S");
    var waiting =
        IntStream.range(0, 100).mapToObj(i -> lookups.resolve(TENANT, "silent.example")).toList();
    assertThat(found(lookups.resolve(TENANT, "good.example"))).isNotNull();
    waiting.forEach(answer -> assertFails(answer, SilentNameServerException.class));
    assertThat(asked).as("one look-up, whoever asks").containsOnlyOnce("silent.example");
    assertFails(lookups.resolve(TENANT, "silent.example"), SilentNameServerException.class);
    assertThat(found(lookups.resolve(TENANT, "other.example"))).isNotNull();
  }

  @Test
  void whoFindsNoThreadIsNotJudged() {
    var lookups = lookups("PT10S");
    for (int i = 0; i < THREADS; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    assertFails(lookups.resolve(TENANT, "good.example"), NotTheReceiverException.class);
  }

  @Test
  void oldAddressesServeWhileNobodySaysNewOnes() throws Exception {
    var lookups = lookups("PT0S");
    silent = "nobody";
    var before = quickly(lookups, "good.example");
    for (int i = 0; i < THREADS; i++) {
      quickly(lookups, "silent" + i);
    }
    silent = "silent";
    for (int i = 0; i < THREADS; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    assertThat(found(lookups.resolve(TENANT, "good.example"))).isEqualTo(before);
    silent = "nobody";
    silence.countDown();
    TimeUnit.MILLISECONDS.sleep(1);
    var after = found(lookups.resolve(TENANT, "good.example"));
    while (after.equals(before)) {
      after = found(lookups.resolve(TENANT, "good.example"));
    }
  }

  @Test
  void onlyAnAnswerTakesAddressesAway() throws Exception {
    var lookups = lookups("PT0S");
    var before = found(lookups.resolve(TENANT, "good.example"));
    silent = "good";
    mute = true;
    assertThat(found(lookups.resolve(TENANT, "good.example"))).isEqualTo(before);
    silence.countDown();
    while (answered.get() == 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    silence = new CountDownLatch(1);
    assertThat(found(lookups.resolve(TENANT, "good.example"))).as("it was late").isEqualTo(before);
    silent = "nobody";
    gone = "good.example";
    silence.countDown();
    while (isFound(lookups.resolve(TENANT, "good.example"))) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void hostsThatAnswerQuicklyWaitForNoOthers() throws Exception {
    var lookups = lookups("PT0S");
    var before = quickly(lookups, "good.example");
    for (int i = 0; i < THREADS; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    assertThat(found(lookups.resolve(TENANT, "good.example"))).isNotEqualTo(before);
  }

  @Test
  void aTenantLeavesOthersThreads() throws Exception {
    var lookups = lookups("PT10S");
    for (int i = 0; i < 100; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    assertThat(found(lookups.resolve("other", "good.example"))).isNotNull();
  }

  @Test
  void whoAsksForAHostThatWaitsInAnothersTurnHasItInItsOwn() throws Exception {
    var lookups = lookups("PT10S");
    for (int i = 0; i < THREADS; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    var first = lookups.resolve(TENANT, "good.example");
    assertThat(found(lookups.resolve("other", "good.example"))).isEqualTo(found(first));
    assertThat(asked).containsOnlyOnce("good.example");
  }

  @Test
  void whatNobodyWaitsForIsNotLookedUp() throws Exception {
    var lookups = lookups("PT10S");
    for (int i = 0; i < THREADS; i++) {
      lookups.resolve(TENANT, "silent" + i);
    }
    assertFails(lookups.resolve(TENANT, "left.example"), NotTheReceiverException.class);
    silence.countDown();
    for (int i = 0; i < THREADS; i++) {
      found(lookups.resolve(TENANT, "good" + i));
    }
    assertThat(asked).doesNotContain("left.example");
    assertThat(found(lookups.resolve(TENANT, "left.example"))).isNotNull();
  }
}
