package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110: seconds have any number of digits (§10.2.3), and dates have three forms (§5.6.7). */
class RetryAfterFormsTest {
  private static final Instant NOW = Instant.parse("2024-12-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"1000000000", "99999999999999999999"})
  void aVeryLongWaitIsNotTakenForNone(String seconds) {
    assertThat(RetryAfter.in("Retry-After: " + seconds, NOW))
        .hasValueSatisfying(time -> assertThat(time).isAfter(NOW.plusSeconds(21_600)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 04 Dec 2024 08:49:37 GMT",
        "Wednesday, 04-Dec-24 08:49:37 GMT",
        "Wed Dec  4 08:49:37 2024",
        "Wed Dec 04 08:49:37 2024"
      })
  void readsTheObsoleteDatesAsWell(String date) {
    assertThat(RetryAfter.in("Retry-After: " + date, NOW))
        .contains(Instant.parse("2024-12-04T08:49:37Z"));
  }
}
