package io.synq.notices;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is called.
 *
 * @param url without its query, which may be a credential
 */
record NamedEndpoint(String url, @Nullable String description) {
  /** So many characters of a name are shown. */
  private static final int MOST_NAME = 80;

  /** Nothing if it was deleted. */
  static Optional<NamedEndpoint> of(Database database, String endpointId) {
    return database.run(
        connection ->
            Sql.of(
                    connection,
                    "select url, description from endpoint where id = ? and deleted_at is null",
                    endpointId)
                .first(row -> new NamedEndpoint(bare(row.getString(1)), row.getString(2))));
  }

  /**
   * What people know it by: its description, or its host. What follows that may be a credential.
   */
  String name() {
    String known = description == null ? "" : description.strip().replaceAll("\\s+", " ");
    String name = known.isEmpty() ? host() : known;
    return name.codePointCount(0, name.length()) > MOST_NAME
        ? name.substring(0, name.offsetByCodePoints(0, MOST_NAME)) + "…"
        : name;
  }

  /** Read from the text: Java finds no host in some of the URLs that are taken here. */
  private String host() {
    String authority = url.substring(url.indexOf("://") + 3).split("[/?#]", 2)[0];
    return authority.replaceFirst(":\\d*$", "");
  }

  private static String bare(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
