package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as people run it, and a server. */
class CommandLineSystemIT {
  private static final String PROGRAM = Path.of("target/synq-cli.jar").toAbsolutePath().toString();

  /** It takes the start of a JVM. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  @TempDir Path folder;
  private Path said;

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @BeforeEach
  void login() throws IOException {
    String said = expect(0, tenant.key() + "\n", "login", server.url() + "/");
    assertThat(said).contains("signed in to " + tenant.slug()).doesNotContain(tenant.key());
  }

  private Path profile() {
    return folder.resolve("synq/default.properties");
  }

  private Process start(String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("java", SynqServer.QUICK_START.split(" ")[0]));
    command.addAll(List.of("-jar", PROGRAM));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    said = Files.createTempFile(folder, "said", "");
    Process process = builder.redirectOutput(said.toFile()).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    return process;
  }

  /** What the last program that was started has said. */
  private String said() throws IOException {
    return Files.readString(said);
  }

  private String expect(int status, String input, String... arguments) throws IOException {
    Process process = start(input, arguments);
    assertThat(process.onExit().join().exitValue()).as(said()).isEqualTo(status);
    return said();
  }

  @Test
  void profileIsForItsOwnerAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(profile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(profile(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(expect(1, TestEvents.order().toString(), "send"))
        .contains("others can read " + profile(), "chmod 600");
  }

  @Test
  void keyThatIsNoneIsNotKept() throws IOException {
    String before = Files.readString(profile());
    String wrong = "synq_00000000000000000000000000000000";
    assertThat(expect(1, wrong + "\n", "login", server.url().toString()))
        .contains("the server answered 401")
        .doesNotContain(wrong);
    assertThat(Files.readString(profile())).isEqualTo(before);
  }

  @Test
  void eventThatIsSentIsSeenAndReplayed() throws IOException {
    String endpoint =
        tenant.endpoint(RECEIVER.on("/replayed", Reaction.status(200))).getString("id");
    String sent = expect(0, TestEvents.order().toString(), "send");
    String id = new Answer(202, null, sent.getBytes(UTF_8)).string("event_id");
    assertThat(expect(1, "{}", "send")).contains("the server answered 422", "/event_type");
    RECEIVER.await("/replayed", 1);
    assertThat(expect(0, "", "replay", id, "--endpoint", endpoint)).contains("dlv_");
    RECEIVER.await("/replayed", 2);
    Process tail = start("", "events", "tail", "--after", "start", "-t", "order.*,a.b");
    try {
      String body = tenant.api().get("/events/" + id + "/body").text();
      Await.until(LIMIT, () -> said().contains("\n" + body + "\n"));
    } finally {
      tail.destroy();
      tail.onExit().join();
    }
    assertThat(expect(1, "", "events", "tail", "--filter", "$now()"))
        .contains("the server answered 422", "filter");
  }

  @Test
  void receiverHereGetsWhatIsSignedAsADeliveryIs() throws IOException {
    String target = RECEIVER.on("/local", Reaction.answer(418, "short\n\u001b[2Jand stout"));
    Process listening =
        start("", "listen", "--forward", target, "--after", "start", "--show-secret");
    String id;
    Received received;
    try {
      id = tenant.post("order.created");
      received = RECEIVER.await("/local", 1, LIMIT).get(0);
      Await.until(LIMIT, () -> said().contains("order.created " + id + " -> "));
    } finally {
      listening.destroy();
      listening.onExit().join();
    }
    assertThat(said()).contains(" ms 418 short [2Jand stout");
    assertThat(received.eventId()).isEqualTo(id);
    assertThat(received.text()).isEqualTo(tenant.api().get("/events/" + id + "/body").text());
    assertThat(received.header("Synq-Event-Type")).isEqualTo("order.created");
    String[] verify = {
      "verify",
      "-H",
      "Synq-Signature: " + received.header("Synq-Signature"),
      "-H",
      "webhook-id: " + id,
      "-H",
      "webhook-timestamp: " + received.header("webhook-timestamp"),
      "-H",
      "webhook-signature: " + received.header("webhook-signature")
    };
    assertThat(expect(0, received.text(), verify))
        .contains("Synq-Signature: valid", "webhook-signature: valid");
    assertThat(expect(1, received.text() + " ", verify))
        .contains("Synq-Signature: invalid", "webhook-signature: invalid");
  }

  @Test
  void aDeliveryIsVerifiedByThePublicKeyOfAPair() throws IOException {
    String url = RECEIVER.on("/pair", Reaction.status(200));
    JsonObject endpoint =
        Json.createObjectBuilder()
            .add("url", url)
            .add("event_types", Json.createArrayBuilder().add("order.paired"))
            .add("signature", "ed25519")
            .build();
    String publicKey = tenant.api().post("/endpoints", endpoint).expect(201).string("public_key");
    Path file = Files.writeString(folder.resolve("public-key"), publicKey + "\n");
    String id = tenant.post("order.paired");
    Received received = RECEIVER.await("/pair", 1).get(0);
    String[] verify = {
      "verify",
      "--secret-file",
      file.toString(),
      "-H",
      "webhook-id: " + id,
      "-H",
      "webhook-timestamp: " + received.header("webhook-timestamp"),
      "-H",
      "webhook-signature: " + received.header("webhook-signature")
    };
    assertThat(expect(0, received.text(), verify))
        .contains("Synq-Signature: absent", "webhook-signature: valid");
    assertThat(expect(1, received.text() + " ", verify)).contains("webhook-signature: invalid");
  }
}
