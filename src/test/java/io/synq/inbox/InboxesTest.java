package io.synq.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxesTest {
  private static final long MIB = 1024 * 1024;

  private final Inboxes inboxes =
      new Inboxes(new InboxSettings(GivenSettings.of("synq.inbox.buffer-mib", "1")));

  private static Received request(String header, String body) {
    return new Received(Instant.EPOCH, Map.of("X-Header", header), body, "absent", "absent");
  }

  @Test
  void keepsNoMoreThanItMayHeadersIncluded() {
    for (int i = 0; i < 2_000; i++) {
      inboxes.add("name" + i % 10, request("h".repeat(100_000), ""));
      assertThat(inboxes.bytes()).isLessThanOrEqualTo(MIB);
    }
    assertThat(inboxes.list("name9")).isNotEmpty();
    assertThat(inboxes.list("name0")).isEmpty();
  }

  @Test
  void countsWhatSmallRequestsTakeBesideTheirText() {
    for (int i = 0; i < 20_000; i++) {
      inboxes.add("name" + i % 900, request("", ""));
      assertThat(inboxes.bytes()).isLessThanOrEqualTo(MIB);
    }
    assertThat(inboxes.bytes()).isGreaterThan(MIB / 2);
  }

  @Test
  void keepsTheNewestOfAnInboxThatIsTooLarge() {
    for (int i = 0; i < 10; i++) {
      inboxes.add("name", request("", i + "b".repeat(200_000)));
    }
    assertThat(inboxes.list("name"))
        .extracting(request -> request.body().charAt(0))
        .containsExactly('9', '8');
  }

  @Test
  void keepsNothingOfARequestThatIsTooLarge() {
    inboxes.add("name", request("", "b".repeat(600_000)));
    assertThat(inboxes.list("name")).isEmpty();
    assertThat(inboxes.bytes()).isZero();
  }

  @Test
  void keepsTwoHundredOfAName() {
    for (int i = 0; i < 300; i++) {
      inboxes.add("name", request("", ""));
    }
    assertThat(inboxes.list("name")).hasSize(Inboxes.MOST_REQUESTS);
  }
}
