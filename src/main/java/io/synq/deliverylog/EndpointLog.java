package io.synq.deliverylog;

import io.synq.platform.Database;

/** The statements that read deliveries along their ids, each endpoint's by an index of its own. */
enum EndpointLog {
  ALL(
      "delivery d" + Database.using("index=delivery_by_endpoint"),
      "d.endpoint_id",
      "d.id",
      "delivery d" + Database.using("index=delivery_by_endpoint")),
  /**
   * Those that failed or were cancelled, maybe not for ever; repeated if they did so repeatedly.
   */
  FAILED(
      "failed_delivery f" + Database.using("index=failed_delivery_by_endpoint"),
      "f.endpoint_id",
      "f.delivery_id",
      Database.using("joinOrder=FIXED")
          + "failed_delivery f"
          + Database.using("index=failed_delivery_by_endpoint")
          + "join delivery d"
          + Database.using("constraint=delivery_pk")
          + "on d.id = f.delivery_id");

  private final String endpoints;
  private final String rows;

  EndpointLog(String table, String endpointId, String id, String joined) {
    String between = "%s >= ? and %s < ?".formatted(id, id);
    // In a case: PostgreSQL would make a join of it and might read all tenants' deliveries.
    endpoints =
        "select p.id, p.state, p.deleted_at from endpoint p where p.tenant_id = ?"
            + " and 1 = case when exists (select 1 from %s where %s = p.id and %s)"
                .formatted(table, endpointId, between)
            + " then 1 else 0 end";
    rows =
        "select d.id, d.event_id, d.state from %s where %s = ? and %s order by %s, %s"
                .formatted(joined, endpointId, between, endpointId, id)
            + " fetch first %d rows only";
  }

  /** Which of a tenant's endpoints have any between two ids. */
  String endpoints() {
    return endpoints;
  }

  /** The first of an endpoint between two ids, oldest first. */
  String rows(int most) {
    return rows.formatted(most);
  }
}
