package io.synq.notices;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be told, in the database: all nodes write it down, one of them tells it. */
@ApplicationScoped
public class NoticeBoard {
  private static final String COLUMNS =
      "id, tenant_id, endpoint_id, kind, reason, times, since_at, until_at, delivery_ids";

  private static final String ADD =
      "insert into notice (" + COLUMNS + ", told_at) values (?,?,?,?,?,?,?,?,?,?)";

  private static final String UNTOLD =
      "select "
          + COLUMNS
          + " from notice n where n.told_at is null and not (n.kind in ('failed', 'skipped') and exists"
          + " (select 1 from endpoint_told t where t.endpoint_id = n.endpoint_id"
          + " and case n.kind when 'failed' then t.failed_at else t.skipped_at end > ?"
          + " and case n.kind when 'failed' then t.failed_at else t.skipped_at end <= ?))"
          + " order by n.id fetch first 10000 rows only";

  private static final String TOLD =
      "select "
          + COLUMNS
          + " from notice n where n.tenant_id = ? and n.told_at is not null"
          + " order by n.id fetch first 1000 rows only";

  private static final String TENANTS_TOLD =
      "select distinct tenant_id from notice where told_at is not null";

  private final Database database;

  @Inject
  NoticeBoard(Database database) {
    this.database = database;
  }

  /** Writes down what is to be told. */
  @Transactional(TxType.REQUIRED)
  public void add(List<Notice> notices) {
    insert(notices, Optional.empty());
  }

  /** The same of endpoints that have begun to fail, without those of which others have told it. */
  @Transactional(TxType.REQUIRES_NEW)
  public void addFailing(List<Notice> notices, Instant now) {
    List<Notice> begun =
        database.run(
            connection -> {
              List<Notice> news = new ArrayList<>();
              for (Notice notice : notices) {
                if (EndpointTold.failing(connection, notice.endpointId(), notice.since(), now)) {
                  news.add(notice);
                }
              }
              return news;
            });
    insert(begun, Optional.empty());
  }

  /**
   * In order of time; without deliveries that were given up at endpoints of which such was told
   * after that moment. What was told later than now was before the clock was set back.
   */
  List<Notice> untold(Instant quiet, Instant now) {
    return read(UNTOLD, quiet, now);
  }

  /** The tenants of which something was told that is to be mailed yet. */
  List<String> tenantsTold() {
    return database.run(connection -> Sql.of(connection, TENANTS_TOLD).strings());
  }

  /** What was told of this one, and is to be mailed yet: the first thousand. */
  List<Notice> told(String tenantId) {
    return read(TOLD, tenantId);
  }

  /** What was told before that moment is mailed no more. */
  @Transactional(TxType.REQUIRED)
  public void forgetToldBefore(Instant moment) {
    database.run(
        connection -> Sql.of(connection, "delete from notice where told_at < ?", moment).update());
  }

  /** Keeps what was told by an event, to be mailed. */
  @Transactional(TxType.MANDATORY)
  public void keep(Notice told, Instant now) {
    insert(List.of(told), Optional.of(now));
  }

  /** Takes them off; false if somebody else has taken one of them. */
  @Transactional(TxType.REQUIRED)
  public boolean remove(List<Notice> notices) {
    List<Notice> removed =
        database.run(
            connection ->
                Sql.of(connection, "delete from notice where id = ?")
                    .changed(notices, notice -> new Object[] {notice.id()}));
    return removed.size() == notices.size();
  }

  private void insert(List<Notice> notices, Optional<Instant> told) {
    if (notices.isEmpty()) {
      return;
    }
    database.run(
        connection ->
            Sql.of(connection, ADD)
                .batch(
                    notices,
                    notice ->
                        new Object[] {
                          notice.id(),
                          notice.tenantId(),
                          notice.endpointId(),
                          notice.kind().text(),
                          Sql.orNull(notice.reason(), Types.VARCHAR),
                          notice.times(),
                          notice.since(),
                          notice.until(),
                          String.join(" ", notice.deliveryIds()),
                          Sql.orNull(told.orElse(null), Types.TIMESTAMP)
                        }));
  }

  private List<Notice> read(String sql, Object... values) {
    return database.run(connection -> Sql.of(connection, sql, values).list(NoticeBoard::notice));
  }

  private static Notice notice(ResultSet row) throws SQLException {
    String ids = row.getString(9);
    return new Notice(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        NoticeKind.of(row.getString(4)),
        row.getString(5),
        row.getInt(6),
        row.getTimestamp(7).toInstant(),
        row.getTimestamp(8).toInstant(),
        ids == null || ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
  }
}
