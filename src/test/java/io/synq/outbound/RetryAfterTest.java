package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  @ParameterizedTest
  @CsvSource({
    "'Retry-After: 0', 2024-12-04T15:32:07.412Z",
    "'Retry-After: 120', 2024-12-04T15:34:07.412Z",
    "'Retry-After:120', 2024-12-04T15:34:07.412Z",
    "'Retry-After: \t120 \t', 2024-12-04T15:34:07.412Z",
    "'retry-after: 120', 2024-12-04T15:34:07.412Z",
    "'RETRY-AFTER: 120', 2024-12-04T15:34:07.412Z",
    "'Retry-After: 0120', 2024-12-04T15:34:07.412Z",
    "'Retry-After: 999999999', 2056-08-12T17:18:46.412Z",
    "'Retry-After: Wed, 04 Dec 2024 15:40:00 GMT', 2024-12-04T15:40:00Z",
    "'Retry-After: Wed, 4 Dec 2024 15:40:00 GMT', 2024-12-04T15:40:00Z",
    "'Retry-After: Sun, 06 Nov 1994 08:49:37 GMT', 1994-11-06T08:49:37Z",
    "'Retry-After: Fri, 31 Dec 9999 23:59:59 GMT', 9999-12-31T23:59:59Z"
  })
  void readsSecondsAndDates(String headers, Instant time) {
    assertThat(RetryAfter.in(headers, NOW)).contains(time);
  }

  @Test
  void findsItsLineAmongOthers() {
    var headers = "Server: x\nX-Retry-After: 5\nRetry-After: 7\nRetry-After: 9\nDate: y";
    assertThat(RetryAfter.in(headers, NOW)).contains(NOW.plusSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Server: x",
        "X-Retry-After: 5",
        "Retry-After",
        "Retry-After:",
        "Retry-After: ",
        "Retry-After: soon",
        "Retry-After: -1",
        "Retry-After: +1",
        "Retry-After: 1.5",
        "Retry-After: 1 2",
        "Retry-After: 0x10",
        "Retry-After: 120s",
        "Retry-After: 2024-12-04T15:40:00Z",
        "Retry-After: Thu, 04 Dec 2024 15:40:00 GMT",
        "Retry-After: Wed, 32 Dec 2024 15:40:00 GMT",
        "Server: x Retry-After: 5"
      })
  void isEmptyWhenNothingWasAsked(String headers) {
    assertThat(RetryAfter.in(headers, NOW)).isEmpty();
  }
}
