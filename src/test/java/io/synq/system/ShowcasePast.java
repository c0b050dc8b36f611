package io.synq.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives what was made within a minute the times, addresses and figures of a month, in the database:
 * nobody waits a month for a picture.
 */
final class ShowcasePast {
  private static final int HOURS = 30 * 24;
  private final String database;
  private final String tenantId;
  private final Random random = new Random(42);

  ShowcasePast(String database, String tenantId) {
    this.database = database;
    this.tenantId = tenantId;
  }

  private void update(String sql) {
    Postgres.update(database, sql.replace(":tenant", "'" + tenantId + "'"));
  }

  /** Events were accepted when they happened, and everything after them follows. */
  void settle(String longDelivery) {
    // Of workspace events, which have no time but their own, one every so often.
    update(
        "update event e set occurred_at = now() at time zone 'utc' - n * interval '37 minutes' from"
            + " (select event_id, row_number() over (order by accepted_at desc) n from event"
            + " where tenant_id = :tenant and (event_type like 'issue%' or event_type in ('ping', 'endpoint.disabled'))) o"
            + " where e.event_id = o.event_id and e.tenant_id = :tenant");
    update(
        "update attempt a set started_at = e.occurred_at + (a.started_at - d.created_at)"
            + " from delivery d join event e on e.event_id = d.event_id"
            + " where a.delivery_id = d.id and d.tenant_id = :tenant and not d.replay");
    update(
        "update attempt set started_at = e.occurred_at + interval '38 ms'"
            + " + interval '5.3 seconds' * (power(2, attempt_number - 1) - 1)"
            + " from delivery d join event e on e.event_id = d.event_id"
            + " where delivery_id = d.id and d.id = '"
            + longDelivery
            + "'");
    update(
        "update order_line l set head_since = e.occurred_at from delivery d join event e"
            + " on e.event_id = d.event_id where d.id = l.head_id and d.tenant_id = :tenant");
    update(
        "update delivery d set created_at = e.occurred_at + interval '31 ms',"
            + " started_at = e.occurred_at + (d.started_at - d.created_at),"
            + " expires_at = e.occurred_at + interval '72 hours',"
            + " finished_at = e.occurred_at + (d.finished_at - d.created_at),"
            + " due_at = case when d.state = 'retrying' then interval '1 hour' + (select"
            + " max(started_at) from attempt where delivery_id = d.id) else d.due_at end"
            + " from event e where e.event_id = d.event_id and d.tenant_id = :tenant"
            + " and not d.replay");
    update(
        "update event set accepted_at = occurred_at + interval '31 ms' where tenant_id = :tenant");
  }

  /** Sets rows of a table apart in time, the newest first, and keeps their order. */
  void spread(String table, String column, String apart) {
    update(
        "update %1$s t set %2$s = %2$s - n * interval '%3$s' from (select id, row_number() over (order by %2$s desc, id desc) n from %1$s where tenant_id = :tenant) o where t.id = o.id"
            .formatted(table, column, apart));
  }

  /** Issues are days old, and what was done with each followed within the hours after. */
  void issues() {
    update(
        "update issue t set created_at = created_at - n * interval '11 hours',"
            + " updated_at = updated_at - n * interval '7 hours',"
            + " closed_at = closed_at - n * interval '7 hours' from (select issue_id, row_number()"
            + " over (order by created_at desc) n from issue where tenant_id = :tenant) o"
            + " where t.issue_id = o.issue_id and t.tenant_id = :tenant");
    update(
        "update issue_entry t set created_at = i.created_at + (i.updated_at - i.created_at)"
            + " * (n - 1) / greatest(m - 1, 1) from (select id, issue_id, row_number() over"
            + " (partition by issue_id order by id) n, count(*) over (partition by issue_id) m"
            + " from issue_entry where tenant_id = :tenant) o join issue i"
            + " on i.issue_id = o.issue_id and i.tenant_id = :tenant where t.id = o.id");
  }

  void address(String from, String to) {
    for (String table : new String[] {"endpoint", "delivery", "attempt"}) {
      update(
          "update %s set url = replace(url, '%s', '%s') where tenant_id = :tenant"
              .formatted(table, from, to));
    }
  }

  void failing(String endpointId, String since) {
    update(
        "update endpoint_health set failing_since = now() at time zone 'utc' - interval '%s' where endpoint_id = '%s'"
            .formatted(since, endpointId));
  }

  /** A replay like this one, in another state. */
  void replay(String like, String id, String state, int total, int done, String ago) {
    update(
        "insert into replay select '%s', tenant_id, from_at - interval '9 days', to_at, event_types, endpoint_ids, choice, '%s', %d, %d, %d, %d, 0, null, null, now() at time zone 'utc' - interval '%s', %s, true, org_id, user_id, body_text from replay where id = '%s'"
            .formatted(
                id,
                state,
                total,
                done + 40,
                done,
                done / 500,
                ago,
                state.equals("running")
                    ? "null"
                    : "now() at time zone 'utc' - interval '" + ago + "' + interval '94 s'",
                like));
  }

  /**
   * Hours with a morning, an evening and weekends; the CRM had a bad afternoon and has another, now
   * with the stock.
   */
  void figures(Map<ShowcaseEndpoint, String> ids) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    StringBuilder rows = new StringBuilder();
    for (int ago = 0; ago < HOURS; ago++) {
      Instant hour = now.minus(ago, ChronoUnit.HOURS);
      int events = events(hour);
      if (ago == 0) {
        events = 1 + events * (int) hour.until(Instant.now(), ChronoUnit.MINUTES) / 60;
      }
      Map<String, Counted> counted = new TreeMap<>();
      of(counted, tenantId).accepted(events);
      int orders = events * 6 / 10;
      boolean down = ago == 0 || ago >= 15 && ago <= 17;
      endpoint(counted, ids.get(ShowcaseEndpoint.WAREHOUSE), orders, 0, 32);
      endpoint(counted, ids.get(ShowcaseEndpoint.CRM), orders, down ? orders * 8 / 10 : 0, 45);
      endpoint(counted, ids.get(ShowcaseEndpoint.SEARCH), events / 3, random.nextInt(3), 26);
      endpoint(counted, ids.get(ShowcaseEndpoint.ERP), events / 5, random.nextInt(2), 52);
      endpoint(counted, ids.get(ShowcaseEndpoint.CHAT), events / 90, 0, 38);
      endpoint(counted, ids.get(ShowcaseEndpoint.STOCK), orders, ago == 0 ? orders / 2 : 0, 30);
      endpoint(counted, ids.get(ShowcaseEndpoint.BOOKS), events / 40, 0, 36);
      if (ago > 26) {
        endpoint(counted, ids.get(ShowcaseEndpoint.OLD_SHOP), events / 12, 0, 56);
      }
      counted.values().removeIf(one -> one.counts.isEmpty());
      counted.forEach((scope, one) -> rows.append(row(hour, scope, one)));
    }
    rows.setLength(rows.length() - 1);
    update(
        "insert into figure_count (tenant_id, scope_id, minutes, start_at, run, counts) values "
            + rows);
  }

  /** What the server would have counted, as it stores it. */
  private static final class Counted {
    private final Map<String, int[]> counts = new TreeMap<>();

    private void add(String key, int succeeded, int failed) {
      if (succeeded > 0 || failed > 0) {
        int[] sum = counts.computeIfAbsent(key, name -> new int[2]);
        sum[0] += Math.max(0, succeeded);
        sum[1] += failed;
      }
    }

    private void accepted(int events) {
      add("n", events, 0);
      add("torder.created", events * 9 / 20, 0);
      add("torder.updated", events / 4, 0);
      add("tproduct.updated", events / 5, 0);
      add("tinventory.adjusted", events / 10, 0);
    }

    private void attempts(int bucket, int succeeded, int failed) {
      add("d" + bucket, succeeded, failed);
      add("s200", succeeded, 0);
      if (failed > 0) {
        add("s503", 0, failed);
      }
    }

    private String text() {
      return counts.entrySet().stream()
          .map(one -> one.getKey() + " " + one.getValue()[0] + " " + one.getValue()[1] + "\n")
          .collect(Collectors.joining());
    }
  }

  private static Counted of(Map<String, Counted> counted, String scope) {
    return counted.computeIfAbsent(scope, id -> new Counted());
  }

  private int events(Instant hour) {
    double time = hour.atZone(ZoneOffset.UTC).getHour();
    double day = 0.12 + peak(time, 10.5, 2.6) * 0.75 + peak(time, 18.5, 2.2);
    boolean weekend = hour.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() > 5;
    return (int) (640 * day * (weekend ? 0.7 : 1) * (0.92 + random.nextDouble() * 0.16)) + 4;
  }

  private static double peak(double time, double at, double width) {
    double away = Math.min(Math.abs(time - at), 24 - Math.abs(time - at));
    return Math.exp(-away * away / (2 * width * width));
  }

  /** Deliveries of an endpoint that ended, and how long the attempts took. */
  private void endpoint(
      Map<String, Counted> counted, String id, int ended, int failed, int bucket) {
    int middle = bucket + random.nextInt(3) - 1;
    int slowest = middle + 9 + random.nextInt(3);
    for (String scope : List.of(id, tenantId)) {
      Counted one = of(counted, scope);
      one.add("e", ended - failed, 0);
      one.attempts(middle - 2, ended / 4, 0);
      one.attempts(middle, ended / 2, 0);
      one.attempts(middle + 3, ended / 6, failed);
      one.attempts(slowest, ended / 12, 0);
    }
    of(counted, id).add("torder.created", ended - failed, failed);
  }

  private String row(Instant hour, String scope, Counted counted) {
    String start = hour.toString().replace('T', ' ').replace("Z", "");
    return "('%s', '%s', 60, timestamp '%s', 'past', convert_to('%s', 'UTF8')),"
        .formatted(tenantId, scope, start, counted.text());
  }
}
