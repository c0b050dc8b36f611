package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerbyFolderTest {
  @TempDir Path data;

  private final EmbeddedDataSource source = new EmbeddedDataSource();
  private Path path;
  private DerbyFolder folder;

  @BeforeEach
  void make() throws SQLException {
    path = data.resolve("derby");
    source.setDatabaseName(path.toString());
    source.setCreateDatabase("create");
    Settings settings = GivenSettings.of("synq.data.directory", data.toString());
    folder = new DerbyFolder(new DerbySettings(settings));
    try (Connection connection = folder.connect(source);
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept (id integer)");
    }
    end();
  }

  @AfterEach
  void end() {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:derby:" + path + ";shutdown=true"))
        .isInstanceOf(SQLException.class);
  }

  /** What there is of it at the moments at which Derby can be killed. */
  private enum Made {
    FOLDER("log", "seg0", "service.properties"),
    LOG("seg0", "service.properties"),
    TABLES("service.properties"),
    LAST_FILE_EMPTY();

    private final List<String> missing;

    Made(String... missing) {
      this.missing = List.of(missing);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatDerbyWasKilledInTheMiddleOfMakingIsSetAside(Made made) throws SQLException, IOException {
    Files.write(path.resolve("service.properties"), new byte[0]);
    for (String name : made.missing) {
      delete(path.resolve(name));
    }
    assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);

    try (Connection connection = folder.connect(source)) {
      assertThat(connection.getMetaData().getTables(null, null, "KEPT", null).next()).isFalse();
    }
    assertThat(entries())
        .hasSize(2)
        .anySatisfy(entry -> assertThat(entry).startsWith("unfinished-"));
  }

  @Test
  void aDatabaseThatIsWholeIsLeftAloneWhateverFails() throws SQLException, IOException {
    source.setConnectionAttributes("createFrom=/nothing");
    assertThatThrownBy(() -> folder.connect(source)).isInstanceOf(SQLException.class);
    assertThat(entries()).containsExactly("derby");
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
