package io.synq.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.BoundCipher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingSignOnTest {
  private static final BoundCipher CIPHER = BoundCipher.of("secret", "test", "client");

  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PendingSignOn pending = PendingSignOn.begin("/console/team", now);
  private final String state = pending.request().state();

  @Test
  void onlyItsOwnStateInTimeAnswersIt() {
    Instant last = now.plus(PendingSignOn.LONGEST).minusMillis(1);
    assertThat(pending.answeredBy(state, last)).isTrue();
    assertThat(pending.answeredBy(state, last.plusMillis(1))).isFalse();
    String others = PendingSignOn.begin("/console/team", now).request().state();
    for (String other : new String[] {null, "", state + "x", state.toLowerCase(), others}) {
      assertThat(pending.answeredBy(other, now)).as(other).isFalse();
    }
  }

  @Test
  void comesBackFromTheBrowserAsItWas() {
    String sealed = pending.sealed(CIPHER);
    assertThat(PendingSignOn.open(sealed, CIPHER)).contains(pending);
    assertThat(sealed).matches("[A-Za-z0-9_-]+").isNotEqualTo(pending.sealed(CIPHER));
  }

  @Test
  void whatIsNotOursIsNothing() {
    String sealed = pending.sealed(CIPHER);
    char other = sealed.charAt(40) == 'A' ? 'B' : 'A';
    BoundCipher others = BoundCipher.of("another secret", "test", "client");
    for (String text :
        List.of(
            "",
            "x",
            "not base64!",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            sealed.substring(1),
            sealed.substring(0, 40) + other + sealed.substring(41),
            pending.sealed(others))) {
      assertThat(PendingSignOn.open(text, CIPHER)).as(text).isEmpty();
    }
  }

  @Test
  void longAddressIsLeftOutSoThatTheCookieFits() {
    PendingSignOn longest = PendingSignOn.begin("/console/team?q=" + "x".repeat(1984), now);
    assertThat(longest.next()).startsWith("/console/team");
    assertThat(longest.sealed(CIPHER)).hasSizeLessThan(4000);
    assertThat(PendingSignOn.begin("/console/team?q=" + "x".repeat(1985), now).next())
        .isEqualTo("/console/overview");
  }
}
