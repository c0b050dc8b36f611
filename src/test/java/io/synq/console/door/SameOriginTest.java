package io.synq.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.Entrance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  @ParameterizedTest
  @CsvSource({
    // what the browser says, where it comes from, where it goes to
    "same-origin, , host:1, true",
    "none, , host:1, true",
    "cross-site, http://host:1, host:1, false",
    "same-site, http://host:1, host:1, false",
    ", http://host:1, host:1, true",
    ", https://HOST:1, host:1, true",
    ", http://other:1, host:1, false",
    ", http://host:2, host:1, false",
    ", null, host:1, false",
    ", ::, host:1, false",
    ", http://host, , false",
    ", , host:1, true",
  })
  void browsersSayWhoSendsAForm(String site, String origin, String host, boolean same) {
    assertThat(SameOrigin.holds(site, origin, host, Entrance.CONSOLE)).isEqualTo(same);
  }

  /** Other sites may have the portal's cookie sent: whoever says nothing is not believed. */
  @ParameterizedTest
  @CsvSource({
    "same-origin, , host:1, true",
    "none, , host:1, false",
    "cross-site, http://host:1, host:1, false",
    ", http://host:1, host:1, true",
    ", http://other:1, host:1, false",
    ", null, host:1, false",
    ", , host:1, false",
  })
  void inThePortalTheyHaveTo(String site, String origin, String host, boolean same) {
    assertThat(SameOrigin.holds(site, origin, host, Entrance.PORTAL)).isEqualTo(same);
  }
}
