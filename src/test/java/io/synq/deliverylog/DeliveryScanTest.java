package io.synq.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import io.synq.search.Log;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Derby reads from the end, too, where a moment holds too much. */
class DeliveryScanTest {
  private static final Instant MOMENT = Instant.parse("2026-01-01T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final DeliveryScan scan = new DeliveryScan(database);
  private final List<String> ids =
      IntStream.range(0, 5).mapToObj(i -> Ids.first("dlv_", MOMENT).substring(0, 29) + i).toList();

  @BeforeEach
  void add() {
    database.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', ?)", MOMENT);
    for (int i = 0; i < ids.size(); i++) {
      String endpoint = "ep_" + i % 2;
      if (i < 2) {
        database.change(
            "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at,"
                + " version) values (?, 't', 'u', '*', 'enabled', ?, ?, 1)",
            endpoint,
            MOMENT,
            MOMENT);
      }
      database.change(
          "insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts, manual,"
              + " replay, bytes, created_at, expires_at)"
              + " values (?, 't', 'e', ?, 'failed', 1, false, false, 2, ?, ?)",
          ids.get(i),
          endpoint,
          MOMENT,
          MOMENT);
      database.change(
          "insert into failed_delivery (tenant_id, accepted_at, event_id, delivery_id, endpoint_id)"
              + " values ('t', ?, 'e', ?, ?)",
          MOMENT,
          ids.get(i),
          endpoint);
    }
  }

  private static List<String> ids(List<FoundDelivery> found) {
    return found.stream().map(FoundDelivery::id).toList();
  }

  @ParameterizedTest
  @EnumSource
  void readsPageByPageFromTheEnd(EndpointLog statements) {
    Log<FoundDelivery> all = scan.log(statements, "t", Optional.empty());
    List<FoundDelivery> page = all.last(MOMENT, new Cursor(MOMENT.plusMillis(1), ""), 3);
    assertThat(ids(page)).containsExactly(ids.get(4), ids.get(3), ids.get(2));
    assertThat(ids(all.last(MOMENT, all.position(page.get(2)), 3)))
        .containsExactly(ids.get(1), ids.get(0));
    Log<FoundDelivery> one = scan.log(statements, "t", Optional.of("ep_1"));
    assertThat(ids(one.last(MOMENT, new Cursor(MOMENT.plusMillis(1), ""), 3)))
        .containsExactly(ids.get(3), ids.get(1));
  }

  /** By ids alone PostgreSQL looks for a quiet endpoint among all that came to others since. */
  @ParameterizedTest
  @EnumSource
  void readsTheNewestOfAnEndpointInTheOrderOfItsOwnIndex(EndpointLog statements) {
    assertThat(statements.last(50, false))
        .containsPattern("order by \\w\\.endpoint_id desc, \\w\\.(delivery_)?id desc fetch");
  }
}
