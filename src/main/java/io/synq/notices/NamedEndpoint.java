package io.synq.notices;

import io.synq.platform.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is called.
 *
 * @param url without its query, which may be a credential
 */
record NamedEndpoint(String url, @Nullable String description) {

  /** Nothing if it was deleted. */
  static Optional<NamedEndpoint> of(Database database, String endpointId) {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select url, description from endpoint where id = ? and deleted_at is null")) {
            select.setString(1, endpointId);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new NamedEndpoint(bare(row.getString(1)), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }

  private static String bare(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
