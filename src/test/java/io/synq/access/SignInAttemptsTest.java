package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.SignInAttempts.Attempt;
import io.synq.platform.GivenSettings;
import io.synq.platform.Network;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
  private static final Attempt ANN = at("ann", "10.0.0.1");
  private static final Attempt ANN_ELSEWHERE = at("ann", "10.0.0.2");

  private static final int ADDRESS_FAILURES = 40;

  private final SignInAttempts attempts =
      new SignInAttempts(
          new AccessSettings(
              GivenSettings.of("synq.access.address-failures", "" + ADDRESS_FAILURES)));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private static Attempt at(String name, String address) {
    return new Attempt(name, Network.of(address));
  }

  @Test
  void fourFailuresAreFree() {
    fail(ANN, 4);
    assertThat(attempts.locked(ANN, now)).isEmpty();
  }

  @Test
  void nobodyIsKeptOutUntilAClockThatWasSetBackIsThatLateAgain() {
    fail(ANN, 5);
    assertThat(attempts.locked(ANN, now.minusSeconds(3600))).isEmpty();
    for (int i = 0; i < ADDRESS_FAILURES; i++) {
      attempts.failed(at("name-" + i, "10.0.0.1"), now);
    }
    now = now.minusSeconds(3600);
    assertThat(attempts.locked(at("bob", "10.0.0.1"), now)).isEmpty();
    assertThat(attempts.failed(at("bob", "10.0.0.1"), now)).contains(Duration.ofSeconds(10));
  }

  @Test
  void fifthLocksForAMinuteThereAndNowhereElse() {
    fail(ANN, 4);
    assertThat(attempts.failed(ANN, now)).contains(Duration.ofMinutes(1));
    assertThat(attempts.locked(ANN, now.plusSeconds(59))).contains(Duration.ofSeconds(1));
    assertThat(attempts.locked(ANN, now.plusSeconds(60))).isEmpty();
    assertThat(attempts.locked(at("bob", "10.0.0.1"), now)).isEmpty();
    assertThat(attempts.locked(ANN_ELSEWHERE, now)).isEmpty();
  }

  @Test
  void eachFurtherOneLocksForTwiceAsLongUpToFifteenMinutes() {
    fail(ANN, 5);
    for (int minutes : new int[] {2, 4, 8, 15, 15, 15}) {
      now = now.plus(attempts.locked(ANN, now).orElseThrow());
      assertThat(attempts.failed(ANN, now)).contains(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void nameThatIsGuessedFromManyPlacesKeepsNobodyOutWhoDoesNotGuess() {
    for (int i = 0; i < SignInAttempts.FREE_EVERYWHERE; i++) {
      assertThat(attempts.failed(at("ann", "10.1.0." + i), now)).isEmpty();
    }
    assertThat(attempts.locked(ANN, now)).isEmpty();
    assertThat(attempts.failed(ANN, now)).contains(RecentFailures.SLOWED);
    assertThat(attempts.locked(ANN_ELSEWHERE, now)).isEmpty();
    assertThat(attempts.failed(at("bob", "10.0.0.1"), now)).isEmpty();
    now = now.plus(RecentFailures.SLOWED);
    assertThat(attempts.locked(ANN, now)).isEmpty();
    now = now.plus(Duration.ofHours(2));
    assertThat(attempts.failed(ANN, now)).isEmpty();
  }

  @Test
  void placeThatTriesManyNamesWaitsAfterEachButNobodyElsewhere() {
    for (int i = 0; i < ADDRESS_FAILURES - 1; i++) {
      assertThat(attempts.failed(at("name" + i, "10.0.0.1"), now)).isEmpty();
    }
    assertThat(attempts.failed(at("last", "10.0.0.1"), now)).contains(RecentFailures.SLOWED);
    assertThat(attempts.locked(ANN, now)).contains(RecentFailures.SLOWED);
    assertThat(attempts.locked(ANN_ELSEWHERE, now)).isEmpty();
    now = now.plus(RecentFailures.SLOWED);
    assertThat(attempts.locked(ANN, now)).isEmpty();
    assertThat(attempts.failed(at("more", "10.0.0.1"), now)).contains(RecentFailures.SLOWED);
  }

  @Test
  void placeIsFreeAgainWithinAnHourHoweverMuchFailed() {
    for (int i = 0; i < 10 * ADDRESS_FAILURES; i++) {
      attempts.failed(at("name" + i, "10.0.0.1"), now);
    }
    now = now.plus(Duration.ofMinutes(62));
    assertThat(attempts.failed(at("ann", "10.0.0.1"), now)).isEmpty();
  }

  @Test
  void whoHasSignedInAtAPlaceIsNotKeptOutByWhatOthersTryThere() {
    attempts.succeeded(ANN);
    for (int i = 0; i < ADDRESS_FAILURES; i++) {
      attempts.failed(at("name" + i, "10.0.0.1"), now);
    }
    assertThat(attempts.locked(ANN, now)).isEmpty();
    assertThat(attempts.suspicion(ANN, now)).isZero();
    assertThat(attempts.locked(at("bob", "10.0.0.1"), now)).isPresent();
    assertThat(attempts.suspicion(at("bob", "10.0.0.1"), now)).isEqualTo(ADDRESS_FAILURES);
    assertThat(attempts.suspicion(ANN_ELSEWHERE, now)).isZero();
    fail(ANN, 5);
    assertThat(attempts.locked(ANN, now)).contains(Duration.ofMinutes(1));
  }

  @Test
  void longerOfBothWaitsHolds() {
    fail(ANN, ADDRESS_FAILURES);
    assertThat(attempts.locked(ANN, now)).contains(Duration.ofMinutes(15));
    assertThat(attempts.locked(at("bob", "10.0.0.1"), now)).contains(RecentFailures.SLOWED);
  }

  @Test
  void successBeginsAnewThereButHidesNoGuessing() {
    fail(ANN, 5);
    attempts.succeeded(ANN);
    assertThat(attempts.locked(ANN, now)).isEmpty();
    fail(ANN, 4);
    assertThat(attempts.locked(ANN, now)).isEmpty();
    for (int i = 9; i < SignInAttempts.FREE_EVERYWHERE; i++) {
      attempts.failed(at("ann", "10.1.0." + i), now);
      attempts.succeeded(ANN);
    }
    assertThat(attempts.failed(ANN, now)).contains(RecentFailures.SLOWED);
  }

  @Test
  void newPasswordBeginsAnewEverywhere() {
    fail(ANN, SignInAttempts.FREE_EVERYWHERE);
    fail(ANN_ELSEWHERE, 5);
    attempts.forget("ann");
    assertThat(attempts.locked(ANN, now)).isEmpty();
    assertThat(attempts.locked(ANN_ELSEWHERE, now)).isEmpty();
  }

  @Test
  void hourWithoutFailureBeginsAnew() {
    fail(ANN, 4);
    now = now.plus(Duration.ofHours(1));
    fail(ANN, 4);
    assertThat(attempts.locked(ANN, now)).isEmpty();
  }

  @Test
  void remembersSoManyAndTheLatestOfThem() {
    Attempt first = at("first", "10.0.0.2");
    Attempt second = at("second", "10.0.0.2");
    fail(first, 5);
    fail(second, 5);
    attempts.failed(first, now);
    for (int i = 0; i < SignInAttempts.MOST - 1; i++) {
      attempts.failed(at("name" + i, "10.0.0.1"), now);
    }
    assertThat(attempts.locked(first, now)).isPresent();
    assertThat(attempts.locked(second, now)).isEmpty();
    attempts.failed(at("another", "10.0.0.1"), now);
    assertThat(attempts.locked(first, now)).isEmpty();
  }

  private void fail(Attempt attempt, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(attempt, now);
    }
  }
}
