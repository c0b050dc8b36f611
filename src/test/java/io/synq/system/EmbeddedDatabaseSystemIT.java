package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Embedded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies of the embedded database that are made while events come in, and the room on its disk that
 * is to stay free: with less, no event is taken, and all else works.
 */
@Embedded
@Order(2)
class EmbeddedDatabaseSystemIT {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /** Between two events while copies are made. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String MORE_THAN_ANY_DISK_MIB = "1000000000";

  @TempDir Path backups;

  @Test
  void aServerOnACopyHasAllThatWasAcceptedBeforeItAndTakesNoMoreWithoutRoom() {
    Map<String, Instant> accepted = new TreeMap<>();
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.put("SYNQ_BACKUP_DIRECTORY", backups.toString());
    settings.put("SYNQ_BACKUP_PERIOD", "PT10S");
    settings.put("SYNQ_BACKUP_KEEP", "1");
    settings.put("SYNQ_DB_RESERVE_MIB", "1");
    String first;
    String key;
    String keyOfSecrets;
    try (SynqServer server = SynqServer.start(settings)) {
      TestTenant tenant = TestTenant.on(server);
      key = tenant.key();
      keyOfSecrets = read(server.data().resolve("keys/secrets.key"));
      tenant.endpoint(server.url() + "/inbox/backup");
      first = Await.value(Duration.ofMinutes(1), this::made, some -> !some.isEmpty()).get(0);
      // Until the first has been deleted: the second is made among all these.
      while (made().contains(first)) {
        accepted.put(tenant.post("order.created"), Instant.now());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      // Not in the copy.
      accepted.put(tenant.post("order.created"), Instant.now());
    }
    assertThat(made()).hasSize(1);
    String last = made().get(0);
    Instant begun = LocalDateTime.parse(last, NAME).toInstant(ZoneOffset.UTC);
    List<String> before =
        accepted.entrySet().stream()
            .filter(event -> event.getValue().isBefore(begun))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(before).hasSizeBetween(5, accepted.size() - 1);

    settings.remove("SYNQ_BACKUP_DIRECTORY");
    settings.put("SYNQ_DB_DIRECTORY", backups.resolve(last).resolve("derby").toString());
    settings.put("SYNQ_DB_RESERVE_MIB", MORE_THAN_ANY_DISK_MIB);
    settings.put("SYNQ_SECRETS_KEYS", keyOfSecrets);
    try (SynqServer restored = SynqServer.launch(settings)) {
      restored.awaitStarted();
      Api api = Api.withKey(restored.url(), key);
      assertThat(before)
          .allSatisfy(id -> assertThat(api.get("/events/" + id + "/deliveries").data()).hasSize(1));
      Answer refused = api.post("/events", TestEvents.order()).expectProblem(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(restored.isReady()).isFalse();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the copies that are complete, oldest first. */
  private List<String> made() {
    try (Stream<Path> entries = Files.list(backups)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals("unfinished"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
