package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");
  private static final String HISTORY = "\"flyway_schema_history\"";
  private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__\\w+\\.sql");
  private static final Pattern LEFT = Pattern.compile("\\$\\{(\\w+)}");

  /** A database that has the newest is not looked at again: a later script would be passed over. */
  @Test
  void newestIsTheLastScript() throws IOException {
    assertThat(versions()).last().isEqualTo(Integer.valueOf(Migration.NEWEST));
  }

  @ParameterizedTest
  @EnumSource
  void eachDatabaseKnowsWhatTheScriptsLeaveToIt(Dialect dialect) throws IOException {
    assertThat(dialect.placeholders().keySet()).isEqualTo(placeholders());
  }

  @Test
  void onlyTheSchemaAsItShouldBeIsLeftAlone() throws SQLException {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName("memory:migration" + System.nanoTime());
    source.setCreateDatabase("create");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(Migration.current(connection)).as("empty").isFalse();
      Flyway.configure()
          .dataSource(source)
          .locations("filesystem:" + SCRIPTS)
          .placeholders(Dialect.DERBY.placeholders())
          .load()
          .migrate();
      assertThat(Migration.current(connection)).as("made").isTrue();
      statement.execute("update " + HISTORY + " set \"success\" = false");
      assertThat(Migration.current(connection)).as("broken off").isFalse();
      statement.execute("update " + HISTORY + " set \"success\" = true, \"version\" = '0.9'");
      assertThat(Migration.current(connection)).as("older").isFalse();
      statement.execute("update " + HISTORY + " set \"version\" = '99'");
      assertThat(Migration.current(connection)).as("newer").isFalse();
    }
  }

  @Test
  void databaseThatDoesNotAnswerIsNamedWithItsReason() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Ports.free()});
    SQLException failure = catchThrowableOfType(SQLException.class, source::getConnection);
    assertThat(Migration.unanswered(failure))
        .startsWith("the database does not answer (SQLSTATE 08001): Connection to 127.0.0.1:")
        .doesNotContain("\n");
  }

  private static Set<String> placeholders() throws IOException {
    var left = new TreeSet<String>();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.toList()) {
        LEFT.matcher(Files.readString(file)).results().forEach(it -> left.add(it.group(1)));
      }
    }
    return left;
  }

  private static List<Integer> versions() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .map(file -> SCRIPT.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
