package io.synq.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.DerbySchema;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedColumnTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final int MORE_THAN_TWO_BATCHES = 1_100;

  private final KeyRing old = new KeyRing(List.of("an old key of thirty-two characters"));
  private final KeyRing both =
      new KeyRing(
          List.of("a new key, thirty-two characters too", "an old key of thirty-two characters"));
  private final SealedColumn column = new SealedColumn("server_secret", "name");
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = DriverManager.getConnection(DerbySchema.database());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void insert(int from, int to, KeyRing ring) throws SQLException {
    Sql.of(connection, "insert into server_secret (name, secret, created_at) values (?, ?, ?)")
        .batch(
            IntStream.range(from, to).boxed().toList(),
            i -> new Object[] {"s" + i, ring.seal("secret " + i, "s" + i), NOW});
  }

  @Test
  void knowsTheKeysOfItsSecrets() throws SQLException {
    assertThat(column.keyNames(connection)).isEmpty();
    insert(0, 3, old);
    assertThat(column.keyNames(connection)).containsExactly(old.current());
    insert(3, 6, both);
    assertThat(column.keyNames(connection))
        .containsExactlyInAnyOrder(old.current(), both.current());
  }

  @Test
  void encryptsEachSecretWithTheNewKeyBatchByBatch() throws SQLException {
    insert(0, MORE_THAN_TWO_BATCHES / 2, old);
    insert(MORE_THAN_TWO_BATCHES / 2, MORE_THAN_TWO_BATCHES, both);
    int batches = 0;
    Optional<String> last = column.reencrypt(connection, both, "");
    while (last.isPresent()) {
      batches++;
      last = column.reencrypt(connection, both, last.get());
    }
    assertThat(batches).isEqualTo(3);
    assertThat(column.keyNames(connection)).containsExactly(both.current());
    assertThat(readable()).isEqualTo(MORE_THAN_TWO_BATCHES);
  }

  /** As a kill leaves it. */
  @Test
  void canBeBrokenOffAndBegunAgain() throws SQLException {
    insert(0, MORE_THAN_TWO_BATCHES, old);
    column.reencrypt(connection, both, "");
    assertThat(column.keyNames(connection)).hasSize(2);
    assertThat(readable()).isEqualTo(MORE_THAN_TWO_BATCHES);
    encryptsEach();
  }

  private void encryptsEach() throws SQLException {
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      last = column.reencrypt(connection, both, last.get());
    }
    assertThat(column.keyNames(connection)).containsExactly(both.current());
  }

  private int readable() throws SQLException {
    List<String> ids =
        Sql.of(connection, "select name, secret from server_secret")
            .list(
                row -> {
                  String id = row.getString(1);
                  assertThat(both.open(row.getString(2), id))
                      .isEqualTo("secret " + id.substring(1));
                  return id;
                });
    return ids.size();
  }
}
