package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Awaited;
import io.synq.Embedded;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server as it comes: nothing is set but the two secrets. */
@Awaited
@Embedded
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartSystemIT {
  /**
   * Of a start on kept data: some 40 s on a quiet machine of two slow cores. More than this on a
   * busy one means that something has been added that every start pays.
   */
  private static final Duration MOST_PROCESSOR_TIME = Duration.ofSeconds(90);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String NEW_PASSWORD = "another-horse-battery";

  private static SynqServer server;

  /** Of the first start, up to its end. */
  private static String firstLog;

  private static HttpClient https;

  @BeforeAll
  static void start() {
    server = SynqServer.launchRecorded(Map.of());
    server.awaitReady();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void firstStartSaysWhichSecretsWereGivenAndPrintsACommandThatWorks() {
    String output =
        Await.value(
            Await.SOON,
            server::output,
            text -> text.strip().endsWith("/inbox/demo\n" + "-".repeat(78)));
    assertThat(output)
        .contains("CWWKF0011I")
        .containsOnlyOnce("Synq Events: first start.")
        .containsOnlyOnce("password   as given by SYNQ_BOOTSTRAP_OPERATOR_PASSWORD")
        .containsOnlyOnce("API key    as given by SYNQ_BOOTSTRAP_API_KEY")
        .doesNotContain(SynqServer.PASSWORD, SynqServer.KEY)
        .contains("curl -i " + server.url() + "/api/v1/events")
        .contains("curl " + server.url() + "/inbox/demo");
    // Whoever copies it has Maven's prefix before each further line.
    String command =
        output.lines().filter(line -> line.contains("curl -i ")).findFirst().orElseThrow();
    assertThat(command).contains("Bearer $SYNQ_BOOTSTRAP_API_KEY");
    String printed = command.substring(command.indexOf("-d '") + 4);
    String body = printed.substring(0, printed.indexOf('\''));
    assertThat(server.demo().post("/events", body).expect(202).json().getInt("deliveries"))
        .isEqualTo(1);
  }

  @Test
  @Order(2)
  void thePublishedExampleArrivesSignedInTheInbox() {
    JsonObject accepted =
        server.demo().post("/events", TestEvents.domainEvent()).expect(202).json();
    assertThat(accepted.getString("event_id")).isEqualTo("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    assertThat(accepted.getString("event_type")).isEqualTo("order.created");
    assertThat(accepted.getString("timestamp")).isEqualTo("2024-12-04T15:32:07.412Z");
    assertThat(accepted.getBoolean("duplicate")).isFalse();
    assertThat(arrivedSigned(accepted.getString("event_id")).getString("received_at"))
        .matches("\\d{4}-.*T.*\\.\\d{3}Z");
  }

  /** Three ends of one start: what was kept, a lost password, and a key that others know. */
  @Test
  @Order(3)
  void secondStartKeepsEverythingLetsTheOperatorInAgainAndGivesSecretsANewKey() throws Exception {
    String callback = callback();
    PlainVisitor before = PlainVisitor.to(server);
    before.signIn("operator", SynqServer.PASSWORD).expect(302);
    Certificate certificate = served();
    String made = Files.readString(server.data().resolve("keys/secrets.key")).strip();
    server.stop();
    PreparedStarts.keep(server.workarea());
    firstLog = server.messages();
    assertThat(Directories.filesWith(server.data(), "/inbox/demo")).isNotEmpty();
    // What grep -a whsec_ finds.
    assertThat(Directories.filesWith(server.data(), "whsec_")).isEmpty();
    String key = "D6nXr2KwPz8QyVb4LsTc0HgJ9mUfEa1oRi5tYvMx3Wq";
    server.restartAsShipped(
        Map.of(
            "SYNQ_BOOTSTRAP_RESET_OPERATOR",
            "true",
            "SYNQ_BOOTSTRAP_OPERATOR_PASSWORD",
            NEW_PASSWORD,
            "SYNQ_SECRETS_KEYS",
            key + "," + made));
    assertThat(server.processorTime()).isLessThan(MOST_PROCESSOR_TIME);
    Await.until(Await.SOON, () -> server.output().contains("CWWKF0011I"));
    assertThat(server.output()).doesNotContain("first start", SynqServer.KEY, SynqServer.PASSWORD);
    assertThat(server.messages())
        .contains("operator.password_reset", "secrets.reencrypted key=722006a5")
        .doesNotContain(NEW_PASSWORD, key, made);
    assertThat(served()).isEqualTo(certificate);
    assertThat(before.isSignedIn()).isFalse();
    Api lost = Api.withPassword(server.url(), "operator", SynqServer.PASSWORD);
    lost.get("/tenants").expectProblem(401);
    Api again = Api.withPassword(server.url(), "operator", NEW_PASSWORD);
    assertThat(again.get("/tenants").expect(200).data()).hasSize(1);
    server.demo().get("/events/e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a").expect(200);
    Answer fixed = Api.anonymous(server.url()).post("/callbacks/" + callback).expect(200);
    assertThat(fixed.string("status")).isEqualTo("investigating");
    arrivedSigned(server.demo().post("/events", TestEvents.order()).expect(202).string("event_id"));
  }

  @Test
  @Order(4)
  void secretsAreNotInTheLogs() {
    assertThat(firstLog)
        .contains("CWWKF0011I")
        .doesNotContain(SynqServer.KEY, SynqServer.PASSWORD, "whsec_");
  }

  @Test
  @Order(4)
  void idsAreFieldsOfTheLog() {
    String event = "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a";
    for (String what : List.of("event.accepted", "delivery.delivered")) {
      JsonObject line = logged(what, event);
      assertThat(line.getString("ext_tenant")).isEqualTo(SynqServer.DEMO_TENANT);
      assertThat(ids(line, "event", "events")).contains(event);
      assertThat(ids(line, "delivery", "deliveries").contains("dlv_"))
          .isEqualTo(what.equals("delivery.delivered"));
    }
    assertThat(firstLog.lines().filter(line -> line.contains("CWWKF0011I")))
        .noneMatch(line -> line.contains("ext_tenant"));
  }

  /** Of one, or of the several that were stored together. */
  private static String ids(JsonObject line, String one, String several) {
    return line.getString("ext_" + one, line.getString("ext_" + several, ""));
  }

  private static JsonObject logged(String what, String event) {
    String line =
        firstLog
            .lines()
            .filter(one -> one.contains("\"" + what + " ") && one.contains(event))
            .findFirst()
            .orElseThrow();
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  @Test
  @Order(4)
  void nothingIsWrongInTheLogs() {
    assertThat(firstLog).contains("CWWKF0011I");
    assertThat(firstLog.lines()).noneMatch(line -> line.contains("\"loglevel\":\"ERROR\""));
  }

  @Test
  @Order(4)
  void keyOfTheHttpsPortHasAPasswordOfItsOwn() throws IOException {
    Path file = server.data().resolve("keys/https.xml");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(firstLog).doesNotContain(passwordOfKeys());
  }

  private static String passwordOfKeys() throws IOException {
    String text = Files.readString(server.data().resolve("keys/https.xml"));
    Matcher password = Pattern.compile("defaultValue=\"([A-Za-z0-9]{32})\"").matcher(text);
    assertThat(password.find()).isTrue();
    return password.group(1);
  }

  /** The certificate that the HTTPS port shows: that of the key which the password opens. */
  private static Certificate served() throws Exception {
    Path file = server.data().resolve("keys/key.p12");
    Await.until(Await.SOON, () -> Files.exists(file));
    KeyStore keys = KeyStore.getInstance(file.toFile(), passwordOfKeys().toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    https = HttpClient.newBuilder().sslContext(context).build();
    HttpResponse<String> answer =
        Await.value(Await.SOON, () -> get("/health/live", ""), Optional::isPresent).get();
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private static Optional<HttpResponse<String>> get(String path, String login) {
    String basic = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.setting("SYNQ_HTTPS_PORT") + path))
            .header("Authorization", "Basic " + basic)
            .build();
    try {
      return Optional.of(https.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing here needs it; it comes with the metrics. */
  @Test
  @Order(5)
  void nobodySignsInToLibertysOwnApi() {
    for (String login :
        List.of(
            "producer:not-set",
            "synq:in-this-process-only",
            "operator:" + NEW_PASSWORD,
            ":",
            "admin:admin")) {
      for (String path : List.of("/ibm/api", "/ibm/api/", "/ibm/api/config", "/ibm/api/x")) {
        assertThat(get(path, login).orElseThrow().statusCode())
            .as(login + " " + path)
            .isIn(401, 403);
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @Order(4)
  void keyOfSecretsIsItsOwnersOnly() throws Exception {
    Path file = server.data().resolve("keys/secrets.key");
    assertThat(Files.readString(file).strip()).matches("[A-Za-z0-9]{43}");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(firstLog).doesNotContain(Files.readString(file).strip());
  }

  @Test
  @Order(5)
  void endpointsOnThisMachineOrWithoutTlsAreRefusedUnlessAllowed() {
    for (String url :
        List.of(
            "https://127.0.0.1/hook",
            "https://10.1.2.3/hook",
            "https://192.168.0.1:8443/hook",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/hook",
            "https://[::ffff:127.0.0.1]/hook",
            "https://localhost/hook",
            "https://0x7f.1/hook",
            "http://example.com/hook",
            "ftp://example.com/hook",
            "https://user:password@example.com/hook",
            "not a url")) {
      Answer answer =
          server
              .demo()
              .post("/endpoints", "{\"url\":\"" + url + "\",\"event_types\":[\"order.created\"]}");
      assertThat(answer.expectProblem(422).pointers()).as(url).containsExactly("/url");
    }
    assertThat(server.demo().get("/endpoints").data()).hasSize(1);
  }

  @Test
  @Order(6)
  void publicAddressesAndTheOwnInboxAreTaken() {
    String publicOne = "{\"url\":\"https://example.com/hook\",\"event_types\":[\"never.sent\"]}";
    server.demo().post("/endpoints", publicOne).expect(201);
    String inbox = server.url() + "/inbox/mine";
    String own = "{\"url\":\"" + inbox + "\",\"event_types\":[\"order.created\"]}";
    String id = server.demo().post("/endpoints", own).expect(201).string("id");
    JsonObject ping = server.demo().post("/endpoints/" + id + "/ping").expect(200).json();
    assertThat(ping.getInt("status")).isEqualTo(200);
  }

  private static JsonObject arrivedSigned(String eventId) {
    String begin = "{\"event_id\":\"" + eventId + "\",";
    JsonObject arrived =
        Await.value(
                LIMIT,
                () ->
                    Api.anonymous(server.url()).getRoot("/inbox/demo").expect(200).data().stream()
                        .filter(received -> received.getString("body").startsWith(begin))
                        .findFirst(),
                Optional::isPresent)
            .get();
    assertThat(arrived.getString("synq_signature")).isEqualTo("valid");
    assertThat(arrived.getString("standard_signature")).isEqualTo("valid");
    return arrived;
  }

  /** The token of a new issue's first callback. */
  private static String callback() {
    server.demo().post("/workspaces/demo/issues", "{\"message\":\"m\"}").expect(201);
    JsonObject event = server.demo().get("/events?event_type=issue_created").data().get(0);
    String url =
        server
            .demo()
            .get("/events/" + event.getString("event_id") + "/body")
            .json()
            .getJsonArray("callbacks")
            .getJsonObject(0)
            .getString("url");
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
