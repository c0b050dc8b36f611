package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.endpoint.Condition;
import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.EndpointName;
import io.synq.platform.Cursor;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymptomsTest {
  private static final Instant SINCE = Instant.parse("2024-12-04T15:32:07.412Z");

  private static Symptoms enabled(
      String id, int failures, long attempts, long failedAttempts, long failedDeliveries) {
    return new Symptoms(
        new Condition(id, null, failures, failures == 0 ? null : SINCE),
        false,
        new RecentCounts(attempts, failedAttempts, failedDeliveries));
  }

  private static Symptoms disabled(String id, DisabledReason reason, boolean holding) {
    return new Symptoms(new Condition(id, reason, 0, null), holding, RecentCounts.NONE);
  }

  private static Symptoms failing(String id, Instant since) {
    return new Symptoms(new Condition(id, null, 9, since), false, RecentCounts.NONE);
  }

  @Test
  void whatFailsFiveTimesInARowIsFailingEvenIfItWasNotTriedForHours() {
    assertThat(enabled("ep_1", 5, 0, 0, 0).health()).isEqualTo(Health.FAILING);
    assertThat(enabled("ep_1", 4, 0, 0, 0).health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void moreThanOneInTenFailedAttemptsOrALostDeliveryDegrade() {
    assertThat(enabled("ep_1", 1, 10, 1, 0).health()).isEqualTo(Health.HEALTHY);
    assertThat(enabled("ep_1", 1, 10, 2, 0).health()).isEqualTo(Health.DEGRADED);
    assertThat(enabled("ep_1", 0, 10, 0, 1).health()).isEqualTo(Health.DEGRADED);
  }

  @Test
  void whoeverDisabledItByHandKnowsUntilSomethingWaits() {
    Symptoms byHand = disabled("ep_1", DisabledReason.MANUAL, false);
    assertThat(byHand.health()).isEqualTo(Health.DISABLED);
    assertThat(byHand.ailing()).isFalse();
    assertThat(disabled("ep_1", DisabledReason.GONE, false).ailing()).isTrue();
    Symptoms held = disabled("ep_1", DisabledReason.MANUAL, true);
    assertThat(held.health()).isEqualTo(Health.HELD);
    assertThat(held.ailing()).isTrue();
  }

  @Test
  void theWorstComeFirstAndEachIsReadOnFrom() {
    List<Symptoms> all =
        List.of(
            failing("ep_4", SINCE.minusSeconds(60)),
            failing("ep_2", SINCE),
            failing("ep_1", SINCE),
            disabled("ep_9", DisabledReason.MANUAL, true),
            disabled("ep_8", DisabledReason.FAILING, false),
            enabled("ep_5", 0, 10, 9, 0),
            enabled("ep_6", 0, 10, 3, 0),
            disabled("ep_7", DisabledReason.MANUAL, false),
            enabled("ep_a", 0, 10, 0, 0),
            enabled("ep_3", 0, 0, 0, 0));
    assertThat(all.stream().takeWhile(Symptoms::ailing).count())
        .isEqualTo(all.stream().filter(Symptoms::ailing).count())
        .isEqualTo(7);
    isInOrder(all.stream().map(one -> HealthOrder.HEALTH.place(one, null)).toList());
  }

  @Test
  void namesComeInOrderAndTheNewestFirst() {
    Symptoms any = enabled("ep_1", 0, 0, 0, 0);
    String url = "https://example.com/";
    isInOrder(
        List.of(
            HealthOrder.NAME.place(any, new EndpointName("ep_1", "Billing: a.b", url)),
            HealthOrder.NAME.place(
                any, new EndpointName("ep_1", "billing: " + "x".repeat(99), url)),
            HealthOrder.NAME.place(any, new EndpointName("ep_1", " ", url)),
            HealthOrder.NAME.place(any, new EndpointName("ep_1", "Warehouse", url))));
    isInOrder(
        List.of(
            HealthOrder.NEWEST.place(enabled("ep_2", 0, 0, 0, 0), null),
            HealthOrder.NEWEST.place(failing("ep_1", SINCE), null)));
  }

  /** A half of a character would come back as another one, and the endpoint again and again. */
  @Test
  void aNameIsCutBesideItsCharacters() {
    Symptoms any = enabled("ep_1", 0, 0, 0, 0);
    String long59 = "x".repeat(59);
    isInOrder(
        List.of(
            HealthOrder.NAME.place(any, new EndpointName("ep_1", long59 + "😀 a", "u")),
            HealthOrder.NAME.place(any, new EndpointName("ep_1", long59 + "y", "u"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {" x", "ep_1 x", "0 x", "0ep_1", "x"})
  void aCursorThatNoListGaveOutIsRefused(String id) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> HealthOrder.Place.at(new Cursor(Instant.EPOCH, id)))
        .matches(e -> e.problem().type() == ProblemType.INVALID);
  }

  @Test
  void partsOfNamesAreFoundInWhateverCase() {
    EndpointName name = new EndpointName("ep_1", "Orders to ERP", "https://Example.com/hooks");
    assertThat(List.of("erp", "example", "ep_1", "HOOKS")).allMatch(name::contains);
    assertThat(name.contains("crm")).isFalse();
  }

  private static void isInOrder(List<HealthOrder.Place> all) {
    assertThat(all.stream().sorted().toList()).isEqualTo(all);
    for (int i = 0; i < all.size(); i++) {
      Cursor cursor = Cursor.decode(all.get(i).cursor().encode()).orElseThrow();
      assertThat(
              all.stream().filter(one -> one.compareTo(HealthOrder.Place.at(cursor)) > 0).toList())
          .isEqualTo(all.subList(i + 1, all.size()));
    }
  }
}
