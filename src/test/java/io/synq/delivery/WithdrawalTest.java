package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
  private final DeliveryRows rows = new DeliveryRows();
  private final Told<Cancelled> told = new Told<>();
  private final Withdrawal withdrawal = new Withdrawal(rows, told, () -> NOW);

  private void add(String id, String state) {
    rows.add("ep_1", state, NOW, NOW.plus(Duration.ofHours(1)), id);
  }

  private void addEvent() {
    rows.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values (?, 'e', 'a.b', ?, ?, 'o', 'u', 'r', ?)",
        DeliveryRows.TENANT,
        NOW,
        NOW,
        new byte[0]);
  }

  @Test
  void whatWaitsIsCancelledAndNotedAndTheLinesOfItsKeysAreToldOf() {
    addEvent();
    add("waits", "pending");
    add("ordered", "retrying");
    rows.change("update delivery set order_key = 'a' where id = 'ordered'");
    add("claimed", "delivering");
    add("delivered", "delivered");
    withdrawal.withdrawAll(
        DeliveryRows.TENANT, List.of("waits", "ordered", "claimed", "delivered"), "as it is");
    assertThat(rows.value("state", "waits")).isEqualTo("cancelled");
    assertThat(rows.value("last_error", "ordered")).isEqualTo("as it is");
    assertThat(rows.value("state", "claimed")).isEqualTo("delivering");
    assertThat(rows.value("state", "delivered")).isEqualTo("delivered");
    assertThat(rows.change("delete from failed_delivery")).isEqualTo(2);
    OrderLine line = new OrderLine("ep_1", "a");
    assertThat(told.all)
        .containsExactly(new Cancelled(2, List.of(new OrderLine.Ended(line, "ordered"))));
  }

  @Test
  void anExampleThatIsCancelledCountsForNothing() {
    rows.addExample("e");
    add("example", "retrying");
    assertThat(withdrawal.withdraw(DeliveryRows.TENANT, "example", "")).isTrue();
    assertThat(told.all).containsExactly(new Cancelled(0, List.of()));
  }

  @Test
  void whatDoesNotWaitIsLeftAlone() {
    add("claimed", "delivering");
    assertThat(withdrawal.withdraw(DeliveryRows.TENANT, "claimed", "")).isFalse();
    add("waits", "pending");
    assertThat(withdrawal.withdraw("another", "waits", "")).isFalse();
    assertThat(told.all).isEmpty();
    assertThat(withdrawal.withdraw(DeliveryRows.TENANT, "waits", "")).isTrue();
  }
}
