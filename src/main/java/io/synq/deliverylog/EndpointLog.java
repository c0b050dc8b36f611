package io.synq.deliverylog;

/** The statements that read deliveries along their ids, each endpoint's by an index of its own. */
enum EndpointLog {
  ALL("delivery d", "d.endpoint_id", "d.id", ""),
  /**
   * Those that failed or were cancelled, maybe not for ever; repeated if they did so repeatedly.
   */
  FAILED(
      "failed_delivery f",
      "f.endpoint_id",
      "f.delivery_id",
      " join delivery d on d.id = f.delivery_id");

  private static final String OF_ENDPOINT = " and p.id = ?";
  private static final String FEW = " fetch first %1$d rows only";

  private final String last;
  private final String first;
  private final String sorted;

  EndpointLog(String table, String endpointId, String id, String delivery) {
    String columns = "select d.id, d.event_id, d.state, p.state, p.deleted_at from ";
    String between = " and %s >= ? and %s < ?".formatted(id, id);
    // Of each endpoint as many as are wanted of all: what comes first may all be of one. Both
    // columns are compared and sorted by, so that no other index will do: along the ids of all
    // endpoints, one that others have left behind would be looked for among all that is newer.
    last =
        columns
            + "(select newest.id from endpoint p cross join lateral (select %s as id from %s%s"
                .formatted(id, table, delivery)
            + " where (%1$s, %2$s) >= (p.id, ?) and (%1$s, %2$s) < (p.id, ?)"
                .formatted(endpointId, id)
            + " order by %s desc, %s desc".formatted(endpointId, id)
            + " fetch first %1$d rows only) newest where p.tenant_id = ?%2$s"
            + " order by newest.id desc fetch first %1$d rows only) found"
            + " join delivery d on d.id = found.id join endpoint p on p.id = d.endpoint_id"
            + " order by d.id desc";
    String all =
        columns
            + "endpoint p join %s on %s = p.id%s%s".formatted(table, endpointId, between, delivery)
            + " where p.tenant_id = ?%2$s";
    first = all + FEW;
    sorted = all + " order by %s desc".formatted(id) + FEW;
  }

  /** The last between two ids, newest first, of a tenant's endpoints or of one of them. */
  String last(int most, boolean ofOne) {
    return last.formatted(most, ofOne ? OF_ENDPOINT : "");
  }

  /** The same where there are no lateral joins: all between the two are sorted. */
  String sorted(int most, boolean ofOne) {
    return sorted.formatted(most, ofOne ? OF_ENDPOINT : "");
  }

  /** As many between two ids, in no order. */
  String first(int most, boolean ofOne) {
    return first.formatted(most, ofOne ? OF_ENDPOINT : "");
  }
}
