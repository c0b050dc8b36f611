package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was under way when a node went down. */
class RecallTest {
  private static final Instant SOON = NOW.plusSeconds(30);

  private final DeliveryRows rows = new DeliveryRows();
  private final NodeClaims claims = new NodeClaims(new ServerSettings(GivenSettings.of()));
  private final List<String> asked = new ArrayList<>();
  private boolean broken;
  private final Recall recall =
      new Recall(
          new DueDeliveries(rows, claims) {
            @Override
            public int recall(String endpointId, Instant then) {
              if (broken) {
                throw new IllegalStateException("as the test wants it");
              }
              asked.add(endpointId);
              return super.recall(endpointId, then);
            }
          });

  RecallTest() {
    rows.addLimitedEndpoint("ep_1");
  }

  private void add(String id, String state, Instant due) {
    rows.add("ep_1", state, NOW, due, id);
  }

  private void addClaimed(String id, String claim) {
    add(id, "delivering", SOON);
    rows.change("update delivery set claim = ? where id = ?", claim, id);
  }

  private boolean isDue(String id) {
    String touch = "update delivery set bytes = bytes where id = ? and due_at = ?";
    return rows.change(touch, id, NOW) == 1;
  }

  @Test
  void whatWasUnderWayThenIsDueNow() {
    add("untold", "pending", SOON);
    add("retry", "retrying", SOON);
    add("later", "pending", NOW.plus(Deliveries.WAKE_UP_GRACE).plusSeconds(1));
    add("in its turn", "pending", Unfinished.IN_ITS_TURN);
    addClaimed("own", claims.first(NOW.minusSeconds(1)));
    addClaimed("another's", "another-");
    recall.begin(NOW);
    assertThat(List.of("untold", "own")).allMatch(this::isDue);
    assertThat(List.of("retry", "later", "in its turn", "another's")).noneMatch(this::isDue);
  }

  @Test
  void whatIsClaimedSinceIsNotTakenBack() {
    addClaimed("since", claims.first(NOW));
    recall.begin(NOW);
    assertThat(isDue("since")).isFalse();
  }

  @Test
  void aTransactionTakesFewBack() {
    rows.addLimitedEndpoint("ep_2");
    rows.addLimitedEndpoint("ep_3");
    String[] many =
        IntStream.range(0, DueDeliveries.MOST + 1).mapToObj(i -> "dlv_" + i).toArray(String[]::new);
    rows.add("ep_2", "pending", NOW, SOON, many);
    recall.begin(NOW);
    assertThat(rows.change("update delivery set bytes = 1 where due_at = ?", NOW))
        .isEqualTo(many.length);
    assertThat(asked).as("nobody else has lost anything").containsExactly("ep_2", "ep_2");
  }

  @Test
  void aStartThatCannotGoesOnAndItIsMadeUpForLater() {
    add("untold", "pending", SOON);
    broken = true;
    recall.begin(NOW);
    assertThat(isDue("untold")).isFalse();
    broken = false;
    recall.goOn();
    assertThat(isDue("untold")).isTrue();
    asked.clear();
    add("since", "pending", SOON);
    recall.goOn();
    assertThat(asked).as("it is done").isEmpty();
  }
}
