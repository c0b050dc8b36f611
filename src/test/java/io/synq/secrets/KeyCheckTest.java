package io.synq.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.DerbySchema;
import io.synq.platform.BadSettingException;
import io.synq.platform.Database;
import io.synq.platform.GivenSettings;
import io.synq.platform.HeldLeases;
import io.synq.platform.ServerSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String KEY = "a key of some thirty-two characters";

  @TempDir Path data;
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = DriverManager.getConnection(DerbySchema.database());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private final class OneConnection extends Database {
    @Override
    public <T> T run(Work<T> work) {
      try {
        return work.on(connection);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Of a node with this setting. */
  private KeyCheck check(String keys) {
    Settings given =
        GivenSettings.of(SecretsSettings.KEYS, keys, "synq.data.directory", data.toString());
    Database database = new OneConnection();
    SecretKeys secretKeys = new SecretKeys(new SecretsSettings(given), new ServerSettings(given));
    StoredSecrets stored = new StoredSecrets(secretKeys, database, () -> NOW);
    return new KeyCheck(secretKeys, stored, only(stored), database, new HeldLeases());
  }

  @SuppressWarnings("unchecked")
  private static Instance<SealedRows> only(SealedRows feature) {
    return (Instance<SealedRows>)
        Proxy.newProxyInstance(
            KeyCheckTest.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> List.of(feature).iterator());
  }

  /** A copy was restored without its key: another one would be of no use. */
  @Test
  void databaseWithoutItsKeyIsRefusedAndNoneIsMade() {
    assertThat(check(KEY).run()).isFalse();
    assertThatThrownBy(() -> check("").run())
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("must have the key that this database's secrets are encrypted with")
        .hasMessageContaining("it is not set, and there is no " + data);
    assertThat(data).isEmptyDirectory();
    assertThat(check(KEY).run()).isFalse();
  }

  @Test
  void emptyDatabaseGetsAKeyOfItsOwn() {
    assertThat(check("").run()).isFalse();
    assertThat(data.resolve("keys/secrets.key")).isNotEmptyFile();
    assertThat(check("").run()).isFalse();
  }

  @Test
  void secretsOfAnOlderKeyAreToBeEncryptedAnew() {
    check(KEY).run();
    assertThat(check("a newer key of thirty-two characters," + KEY).run()).isTrue();
  }
}
