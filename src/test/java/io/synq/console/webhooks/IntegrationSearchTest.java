package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointResponse;
import io.synq.figures.HealthReport;
import io.synq.platform.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntegrationSearchTest {
  private static final int LOOK = 10;

  private final List<HealthReport.Row> all = new ArrayList<>();
  private int looks;

  private final IntegrationSearch search =
      new IntegrationSearch(
          cursor -> {
            looks++;
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            int to = Math.min(all.size(), from + LOOK);
            String next = to == all.size() ? null : Integer.toString(to);
            return new HealthReport.Response(
                all.subList(from, to), next, new HealthReport.Counts(0, 0, 0, 0, 0, 0));
          });

  private void add(int count, String type) {
    IntStream.range(0, count).forEach(i -> all.add(row(type)));
  }

  private static HealthReport.Row row(String type) {
    Instant now = Instant.EPOCH;
    EndpointResponse endpoint =
        new EndpointResponse(
            "ep_1",
            "https://example.com/hooks",
            null,
            List.of(type),
            null,
            null,
            null,
            false,
            Map.of(),
            null,
            null,
            null,
            null,
            "none",
            null,
            null,
            "enabled",
            null,
            now,
            now,
            null,
            null);
    return new HealthReport.Row(endpoint, "healthy", false, null, 0, 0, 0, 0);
  }

  @Test
  void noMoreAreSaidToBeThereThanThereAre() {
    add(30, "issue_created");
    add(35, "order.created");
    Page<HealthReport.Row> page = search.page(null);
    assertThat(page.data()).hasSize(30);
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void theNextPageBeginsWithSome() {
    add(30, "issue_created");
    add(35, "order.created");
    add(1, "issue_closed");
    Page<HealthReport.Row> page = search.page(null);
    assertThat(page.data()).hasSize(30);
    assertThat(search.page(page.nextCursor()).data()).hasSize(1);
  }

  @Test
  void isLookedForOnlySoOften() {
    add(LOOK * (IntegrationSearch.MOST_LOOKS + 5), "order.created");
    add(1, "issue_closed");
    Page<HealthReport.Row> page = search.page(null);
    assertThat(page.data()).isEmpty();
    assertThat(looks).isEqualTo(IntegrationSearch.MOST_LOOKS);
    assertThat(search.page(page.nextCursor()).data()).hasSize(1);
  }
}
