package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.GivenSettings;
import io.synq.platform.ProblemException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyCheckTest {
  private static final String HERE = "10.0.0.1";
  private static final String ELSEWHERE = "10.0.0.2";
  private static final KeyText GOOD = new KeyText("synq_" + "g".repeat(32));
  private static final Caller CALLER =
      new Caller(Caller.Kind.API_KEY, "key_1", "orders", "t1", Set.of(Scope.EVENTS_WRITE));
  private static final Authentication LET_IN =
      new Authentication.Known(new Admission(CALLER, GOOD.hash()));

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Table table = new Table();
  private final ApiKeyCheck check =
      new ApiKeyCheck(
          new AccessSettings(GivenSettings.of("synq.access.address-failures", "20")),
          () -> now,
          table);

  private static KeyText wrong(int number) {
    return new KeyText("synq_" + "%032d".formatted(number));
  }

  @Test
  void wrongKeyIsLookedUpOnceInSeconds() {
    for (int i = 0; i < 10; i++) {
      assertThat(check.authenticate(wrong(1), HERE)).isEqualTo(new Authentication.Unknown());
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> check.authorize(wrong(1).value(), Permission.EVENTS_WRITE));
    }
    assertThat(table.reads).isEqualTo(1);
    now = now.plusSeconds(5);
    check.authenticate(wrong(1), HERE);
    assertThat(table.reads).isEqualTo(2);
  }

  @Test
  void keyThatIsMadeIsGoodAtOnceThoughItWasTriedBefore() {
    check.authenticate(GOOD, HERE);
    table.add(GOOD);
    check.changed(new ApiKeys.Changed(GOOD.hash()));
    assertThat(check.authenticate(GOOD, HERE)).isEqualTo(LET_IN);
  }

  @Test
  void whatWasReadBeforeAChangeIsNotKept() {
    table.add(GOOD);
    table.meanwhile =
        () -> {
          table.usable.clear();
          check.changed(new ApiKeys.Changed(GOOD.hash()));
        };
    check.authenticate(GOOD, HERE);
    assertThat(check.authenticate(GOOD, HERE)).isEqualTo(new Authentication.Unknown());
  }

  /** A request between the change and its commit reads what was before. */
  @Test
  void changeCountsOnceItIsCommitted() throws NoSuchMethodException {
    var change = ApiKeyCheck.class.getDeclaredMethod("changed", ApiKeys.Changed.class);
    assertThat(change.getParameters()[0].getAnnotation(Observes.class).during())
        .isEqualTo(TransactionPhase.AFTER_SUCCESS);
  }

  @Test
  void nothingIsKnownOnceTheClockWasSetBack() {
    table.add(GOOD);
    check.authenticate(GOOD, HERE);
    check.authenticate(wrong(1), HERE);
    now = now.minusSeconds(3600);
    check.authenticate(GOOD, HERE);
    check.authenticate(wrong(1), HERE);
    assertThat(table.reads).isEqualTo(4);
  }

  @Test
  void addressWithTooManyWrongKeysIsRefusedAndCostsNothing() {
    for (int i = 0; i < 20; i++) {
      assertThat(check.authenticate(wrong(i), HERE)).isEqualTo(new Authentication.Unknown());
    }
    for (int i = 0; i < 300; i++) {
      assertThat(check.authenticate(wrong(i), HERE))
          .isEqualTo(new Authentication.LockedOut(Duration.ofSeconds(10)));
    }
    assertThat(table.reads).isEqualTo(20);
    assertThat(check.authenticate(wrong(99), ELSEWHERE)).isEqualTo(new Authentication.Unknown());
    now = now.plusSeconds(10);
    assertThat(check.authenticate(wrong(99), HERE)).isEqualTo(new Authentication.Unknown());
    assertThat(check.authenticate(wrong(99), HERE)).isInstanceOf(Authentication.LockedOut.class);
  }

  @Test
  void keyInUseIsNotKeptOutByWrongOnesOfItsAddress() {
    table.add(GOOD);
    check.authenticate(GOOD, HERE);
    for (int i = 0; i < 30; i++) {
      check.authenticate(wrong(i), HERE);
    }
    now = now.plusSeconds(9);
    assertThat(check.authenticate(GOOD, HERE)).isEqualTo(LET_IN);
  }

  @Test
  void revokedKeyIsRefusedWithinSecondsAndThenCountedAsAWrongOne() {
    table.add(GOOD);
    check.authenticate(GOOD, HERE);
    table.usable.clear();
    now = now.plusMillis(1001);
    assertThat(check.authenticate(GOOD, HERE)).isEqualTo(new Authentication.Unknown());
    for (int i = 0; i < 20; i++) {
      check.authenticate(GOOD, HERE);
    }
    assertThat(check.authenticate(GOOD, HERE)).isInstanceOf(Authentication.LockedOut.class);
    assertThat(table.reads).isEqualTo(2);
  }

  /** The table, in memory. */
  private static final class Table extends ApiKeyUse {
    private final Map<String, Caller> usable = new HashMap<>();
    private Runnable meanwhile = () -> {};
    private int reads;

    void add(KeyText key) {
      usable.put(key.hash(), CALLER);
    }

    @Override
    ApiKeyCheck.Known read(String hash, Instant now, Duration precision) {
      reads++;
      var read = new ApiKeyCheck.Known(usable.get(hash), null, now);
      meanwhile.run();
      return read;
    }
  }
}
