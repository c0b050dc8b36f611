package io.synq.notices;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import java.util.List;

/** The people of a tenant who want to be mailed. */
final class Recipients {
  /** More of one tenant are not mailed to. */
  private static final int MOST = 50;

  private static final String SQL =
      "select distinct u.mail_to from app_user u where u.tenant_id = ? and u.disabled = false"
          + " and u.mail_to is not null order by u.mail_to fetch first "
          + MOST
          + " rows only";

  private Recipients() {}

  static List<String> of(Database database, String tenantId) {
    return database.run(connection -> Sql.of(connection, SQL, tenantId).strings());
  }
}
