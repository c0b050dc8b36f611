package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Of the nodes two are restarted, one after the other, while calls come in; with a new key of
 * secrets, too.
 */
@Order(5)
@ResourceLock(Nodes.LOCK)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollingRestartSystemIT {
  /** What is promised is 15 s; this machine has other work too. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

  /** Less than a lease: what a node gives back need not be waited for. */
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(25);

  private static final String PASSWORD = "h1dd3n-p4ssw0rd";
  private static final Receiver RECEIVER = new Receiver();
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes = Nodes.running(2);
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  @Test
  @Order(1)
  void aRollingRestartFailsNoCallAndLosesOrRepeatsNoDelivery() {
    TestTenant tenant = TestTenant.on(nodes.get(0));
    tenant.endpoint(RECEIVER.on("/quick", Reaction.status(200)), "order.created");
    Reaction slow = Reaction.after(Duration.ofMillis(500), Reaction.status(200));
    String slowId = tenant.endpoint(RECEIVER.on("/slow", slow), "stock.counted").getString("id");
    String basic = "{\"type\":\"basic\",\"username\":\"u\",\"password\":\"" + PASSWORD + "\"}";
    tenant.api().patch("/endpoints/" + slowId, "{\"authentication\":" + basic + "}").expect(200);
    List<String> queued = new ArrayList<>();
    SteadyCalls calls = new SteadyCalls(nodes.all(), tenant.key());
    try (calls) {
      for (SynqServer node : nodes.all().subList(0, 2)) {
        calls.goOn(50);
        queued.addAll(backlog(Api.withKey(node.url(), tenant.key())));
        stopWhileItServes(node, tenant.key());
        RECEIVER.await("/slow", queued.size(), TAKEN_OVER_WITHIN);
        calls.goOn(50);
        node.restart(Map.of("SYNQ_SECRETS_KEYS", Nodes.NEXT_KEY + "," + Nodes.KEY));
        calls.goOn(50);
      }
    }
    assertThat(calls.failures()).isEmpty();
    List<String> accepted = calls.accepted();
    RECEIVER.await("/quick", accepted.size());
    // Whoever else would send them has had the time to.
    Await.throughout(
        Duration.ofSeconds(3),
        () -> {
          assertThat(received("/quick")).doesNotHaveDuplicates();
          assertThat(received("/slow")).doesNotHaveDuplicates();
          return true;
        });
    assertThat(received("/quick")).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(received("/slow")).containsExactlyInAnyOrderElementsOf(queued);
    assertThat(RECEIVER.at("/slow"))
        .extracting(request -> request.header("Authorization"))
        .containsOnly("Basic dTpoMWRkM24tcDRzc3cwcmQ=");
  }

  @Test
  @Order(2)
  void afterwardsEachSecretIsEncryptedWithTheNewKey() {
    String database = nodes.get(0).database();
    for (String table : List.of("signing_secret", "endpoint_secret", "server_secret")) {
      assertThat(Postgres.texts(database, "select distinct substr(secret, 1, 9) from " + table))
          .as(table)
          .containsExactly("8317b222.");
    }
  }

  /** What {@code grep -a whsec_} would find. */
  @Test
  @Order(2)
  void noSecretIsInClearInTheDatabasesFiles() {
    Path files = Postgres.files(nodes.get(0).database());
    assertThat(Directories.filesWith(files, "/inbox/demo")).isNotEmpty();
    assertThat(Directories.filesWith(files, "whsec_")).isEmpty();
    assertThat(Directories.filesWith(files, PASSWORD)).isEmpty();
  }

  /** It has the database, the broker and all other settings. */
  @Test
  @Order(3)
  void aNodeWithAnotherKeyDoesNotStart() {
    Map<String, String> settings = new HashMap<>(nodes.get(0).settings("SYNQ_DB"));
    settings.putAll(nodes.get(0).settings("SYNQ_BROKER"));
    settings.put("SYNQ_SECRETS_KEYS", "another key of thirty-two characters");
    try (SynqServer other = SynqServer.launch(settings)) {
      assertThat(other.exitStatus()).isNotZero();
      assertThat(other.output())
          .contains(
              "Synq Events does not start: synq.secrets.keys must have the key that this database's"
                  + " secrets are encrypted with, 8317b222; it has only");
    }
  }

  private static List<String> received(String path) {
    return RECEIVER.at(path).stream().map(Received::eventId).toList();
  }

  /** More than the node can have delivered when it stops. */
  private static List<String> backlog(Api node) {
    JsonObject event = TestEvents.of("stock.counted");
    String body = "{\"events\":[" + String.join(",", Collections.nCopies(400, "" + event)) + "]}";
    return node
        .post("/events/batch", body)
        .expect(202)
        .json()
        .getJsonArray("results")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(result -> result.getString("event_id"))
        .toList();
  }

  private static void stopWhileItServes(SynqServer node, String key) {
    long start = System.nanoTime();
    StreamReader stream = StreamReader.open(node.url(), key, "", "");
    node.terminate();
    Await.until(Duration.ofSeconds(5), () -> !node.isReady());
    assertThat(StreamReader.ask(node.url(), key, "", stream.lastId()).statusCode()).isEqualTo(503);
    Answer answer = Api.withKey(node.url(), key).get("/events?limit=1").expect(200);
    assertThat(answer.header("connection")).isEqualToIgnoringCase("close");
    stream.awaitEnd(ENDS_WITHIN);
    node.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENDS_WITHIN);
    String log = node.messages();
    assertThat(log.substring(log.indexOf("shutdown.begun")))
        .contains("CWWKE0085I")
        .doesNotContain("\"loglevel\":\"ERROR\"", "\\tat ");
  }
}
