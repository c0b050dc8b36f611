package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver's time is its own: what our threads were late by is added to it. */
@org.junit.jupiter.api.Timeout(60)
class PulseTest {
  private static final int THREADS = 2;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch released = new CountDownLatch(1);
  private CloseableHttpAsyncClient client;
  private Pulse pulse;

  @BeforeEach
  void start() throws Exception {
    client =
        HttpAsyncClients.custom()
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(THREADS).build())
            .build();
    client.start();
    pulse = new Pulse((ConnectionInitiator) client, THREADS);
  }

  @AfterEach
  void stop() throws Exception {
    released.countDown();
    timer.shutdownNow();
    pulse.close();
    client.close();
  }

  /** Keeps so many of the client's threads busy until they are released. */
  private void block(int threads, Receiver receiver) throws Exception {
    var blocked = new CountDownLatch(threads);
    List<Future<IOSession>> connected = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      connected.add(
          ((ConnectionInitiator) client)
              .connect(
                  new HttpHost("127.0.0.1", receiver.port()),
                  null,
                  null,
                  Timeout.ofSeconds(10),
                  HttpVersionPolicy.FORCE_HTTP_1,
                  new CallbackContribution<IOSession>(null) {
                    @Override
                    public void completed(IOSession session) {
                      blocked.countDown();
                      try {
                        released.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }
                  }));
    }
    assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void oneThreadThatIsBusyIsLateness() throws Exception {
    try (var receiver = new Receiver((socket, self) -> self.request(socket))) {
      long before = pulse.lateMillis();
      block(1, receiver);
      await(() -> pulse.lateMillis() - before >= 1_000);
      await(() -> pulse.silentMillis() >= 1_000);
      released.countDown();
      await(() -> pulse.silentMillis() == 0);
      assertThat(pulse.lateMillis() - before).as("it is not forgotten").isGreaterThan(900);
    }
  }

  @Test
  void aReceiverHasItsTimeOnceOurThreadsListen() throws Exception {
    try (var receiver = new Receiver((socket, self) -> self.request(socket))) {
      block(THREADS, receiver);
      var done = new CompletableFuture<Void>();
      new Patience(pulse, timer).limit(done, 500);
      long before = pulse.lateMillis();
      await(() -> pulse.lateMillis() - before >= 2_000);
      assertThat(done).as("nobody has listened yet").isNotDone();
      released.countDown();
      assertThat(done)
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(SocketTimeoutException.class);
    }
  }
}
