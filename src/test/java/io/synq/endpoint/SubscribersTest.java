package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is read of a tenant's endpoints while they change. */
class SubscribersTest {
  private final AtomicLong version = new AtomicLong(7);
  private final AtomicLong reads = new AtomicLong();

  @Test
  void whatStaysIsReadOnce() {
    var settled = Subscribers.settled(7, version::get, this::read);
    assertThat(settled.isOf(7)).isTrue();
    assertThat(reads).hasValue(1);
  }

  @Test
  void whatChangesMeanwhileIsReadAgain() {
    version.set(8);
    var settled = Subscribers.settled(7, version::get, this::read);
    assertThat(settled.isOf(8)).isTrue();
    assertThat(reads).hasValue(2);
  }

  /** It was a failure, for which all events of the tenant were refused. */
  @Test
  void whatDoesNotSettleIsAsItWasReadLastAndForNobodyElse() {
    var settled = Subscribers.settled(7, version::incrementAndGet, this::read);
    assertThat(reads).hasValue(2);
    assertThat(settled.isOf(version.get())).isFalse();
  }

  private Map<String, Subscriber> read() {
    reads.incrementAndGet();
    return Map.of();
  }
}
