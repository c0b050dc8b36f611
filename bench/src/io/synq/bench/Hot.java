package io.synq.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Prints how many of PostgreSQL's updates wrote no index (HOT), by table. Argument: the JDBC URL. */
final class Hot {

    private static final String UPDATES = "select relname, n_tup_upd, n_tup_hot_upd from pg_stat_user_tables"
            + " where relname in ('delivery', 'endpoint_health') order by relname";

    private Hot() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0]);
                PreparedStatement select = connection.prepareStatement(UPDATES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long updates = row.getLong(2);
                System.out.println(String.format(Locale.ROOT, "%nUpdates of %s: %,d, of which HOT: %.0f %%",
                        row.getString(1), updates, 100.0 * row.getLong(3) / Math.max(1, updates)));
            }
        }
    }
}
