package io.synq.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells Derby which index to use. It plans a statement for the rows that are there when it is first
 * run, keeps the plan for a hundred runs, and its plan for an empty table reads all of it, waiting
 * for every row that others are writing. {@code db/derby/plans.txt} has the columns that matter.
 */
final class DerbyPlans {
  private static final String FILE = "/db/derby/plans.txt";
  private static final Pattern TABLE = Pattern.compile("\\b(?:from|join) (\\w+) (\\w+)");
  private static final Pattern JOIN =
      Pattern.compile("\\bfrom (?=\\w+ \\w+(?: --[^\\n]+\\n)? join )");
  private static final List<Rule> RULES = read();

  // The texts of statements are few.
  private static final Map<String, String> TOLD = new ConcurrentHashMap<>();

  private DerbyPlans() {}

  /** A table that is looked up by a column, compared so, has this plan. */
  private record Rule(String table, String column, String comparison, String plan) {
    boolean fits(String sql, String name, String alias) {
      return table.equals(name)
          && Pattern.compile("\\b" + alias + "\\." + column + " (?:" + comparison + ") ")
              .matcher(sql)
              .find();
    }
  }

  /** The connection, which tells Derby of each statement that it prepares. */
  static Connection applied(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            DerbyPlans.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement") && arguments.length == 1) {
                String sql = (String) arguments[0];
                return connection.prepareStatement(TOLD.computeIfAbsent(sql, DerbyPlans::told));
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The statement with its plan; of a join also that its tables are read as they are written. */
  static String told(String sql) {
    String planned =
        TABLE
            .matcher(sql)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group() + plan(sql, found.group(1), found.group(2))));
    return planned.equals(sql)
        ? sql
        : JOIN.matcher(planned).replaceAll("from" + property("joinOrder=FIXED"));
  }

  private static String plan(String sql, String table, String alias) {
    return RULES.stream()
        .filter(rule -> rule.fits(sql, table, alias))
        .map(rule -> property(rule.plan))
        .findFirst()
        .orElse("");
  }

  /** Read to the end of its line. */
  private static String property(String plan) {
    return " --DERBY-PROPERTIES " + plan + "\n";
  }

  private static List<Rule> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(DerbyPlans.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+"))
          .map(words -> new Rule(words[0], words[1], words[2], words[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
