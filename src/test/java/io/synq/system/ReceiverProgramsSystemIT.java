package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The receivers in docs/receivers accept what the server sends, and nothing else. */
class ReceiverProgramsSystemIT {
  private static final String SECRET = ReceiverKey.SECRET.signs;
  private static final String OTHER = ReceiverKey.SECRET.other;
  private static final String PAYLOAD = "{ \"total\":149.990,\"name\" : \"Zoë ✓\"}";
  private static final Duration NOW = Duration.ZERO;
  private static final List<String> JUNK =
      List.of(
          "x",
          "t=,v1=",
          "v1,",
          "t=1e9,v1=00",
          "v1, v1,",
          "\u00e9,\u00e9=",
          "v1a,",
          "v1a,AAAA",
          "v1a,\u00e9 v1a,=");

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @TempDir Path directory;

  static Stream<Arguments> programs() {
    return Stream.of(ReceiverLanguage.values())
        .flatMap(
            language -> Stream.of(ReceiverKey.values()).map(key -> Arguments.of(language, key)));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void acceptsWhatTheServerSendsAndTakesEachEventOnce(ReceiverLanguage language, ReceiverKey key) {
    try (ReceiverProgram program = ReceiverProgram.start(language, key)) {
      endpoint(program.url(), key.signs);
      Answer accepted = tenant.api().post("/events", TestEvents.around(PAYLOAD)).expect(202);
      String event = accepted.string("event_id");
      tenant.delivery(event, "delivered");
      tenant.api().post("/events/" + event + "/replay").expect(202);
      awaitDelivered(event, 2);
      assertThat(program.lines())
          .containsExactly("listening", "new " + event + " order.created", "again " + event);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void acceptsEitherKeyDuringARotationAndNoneThatHasEnded(
      ReceiverLanguage language, ReceiverKey key) {
    try (ReceiverProgram program = ReceiverProgram.start(language, key)) {
      String from = endpoint(program.url(), key.signs);
      String to = endpoint(program.url(), key.other);
      assertThat(ping(to)).as("of another key").isEqualTo(401);
      rotate(from, 24, key.other);
      rotate(to, 24, key.signs);
      awaitDelivered(tenant.post("order.created"), 2);
      assertThat(ping(from)).as("the second of two signatures").isEqualTo(204);
      assertThat(ping(to)).as("the first of two signatures").isEqualTo(204);
      rotate(from, 24, key.unlike().signs);
      assertThat(ping(from)).as("beside a key of the other kind").isEqualTo(204);
      rotate(from, 0, key.unlike().other);
      assertThat(ping(from)).as("after the overlap").isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void refusesWhatIsForgedAlteredOrOld(ReceiverLanguage language, ReceiverKey key)
      throws Exception {
    try (ReceiverProgram program = ReceiverProgram.start(language, key)) {
      SignedRequest good = SignedRequest.of(key.signs, NOW, PAYLOAD);
      accepts(program, good);
      accepts(program, SignedRequest.of(key.signs, Duration.ofMinutes(4), PAYLOAD));
      accepts(program, SignedRequest.of(key.signs, Duration.ofMinutes(-4), PAYLOAD));
      refuses(program, SignedRequest.of(key.signs, Duration.ofMinutes(6), PAYLOAD));
      refuses(program, SignedRequest.of(key.signs, Duration.ofMinutes(-6), PAYLOAD));
      refuses(program, SignedRequest.of(key.other, NOW, PAYLOAD));
      refuses(program, SignedRequest.of(key.unlike().signs, NOW, PAYLOAD));
      refuses(program, good.withBody(PAYLOAD.replace("149", "150")));
      refuses(program, good.withBody(PAYLOAD + " "));
      refuses(program, good.with("webhook-id", "another"));
      SignedRequest forged = SignedRequest.of(key.other, NOW, PAYLOAD);
      for (String header : good.signatures()) {
        refuses(program, good.with(header, forged.headers().get(header)));
        refuses(program, good.without(header));
        for (String junk : JUNK) {
          refuses(program, good.with(header, junk));
        }
      }
      refuses(program, good.with("webhook-timestamp", "soon"));
      refuses(program, good.without("webhook-timestamp"));
      refuses(program, good.without("webhook-id"));
      accepts(program, good);
    }
  }

  /** Each costs a look at the whole body, and anybody can write thousands. */
  @ParameterizedTest
  @EnumSource
  void triesNoMoreValuesOfKeyPairsThanThereCanBe(ReceiverLanguage language) throws Exception {
    ReceiverKey key = ReceiverKey.PUBLIC_KEY;
    try (ReceiverProgram program = ReceiverProgram.start(language, key)) {
      SignedRequest good = SignedRequest.of(key.signs, NOW, PAYLOAD);
      String header = "webhook-signature";
      String right = good.headers().get(header);
      String wrong = SignedRequest.of(key.other, NOW, PAYLOAD).headers().get(header) + " ";
      accepts(program, good.with(header, wrong.repeat(4) + right));
      refuses(program, good.with(header, wrong.repeat(5) + right));
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesNotStartWithoutAKeyOfItsKind(ReceiverLanguage language, ReceiverKey key) {
    for (String given : List.of(key.unlike().given, key.given.replaceFirst("_.*", "_"))) {
      assertThat(ReceiverProgram.refusal(language, key, given))
          .as("given \"" + given + "\"")
          .anyMatch(line -> line.contains(key.variable + " has to be"))
          .doesNotContain("listening");
    }
  }

  @Test
  void opensslVerifiesWhatTheServerSent() throws IOException {
    assumeOpenssl();
    try (Receiver receiver = new Receiver()) {
      String endpoint = endpoint(receiver.on("/kept", Reaction.status(200)), SECRET);
      rotate(endpoint, 24, OTHER);
      tenant.api().post("/events", TestEvents.around(PAYLOAD)).expect(202);
      Received request = receiver.await("/kept", 1).get(0);
      Path body = Files.write(directory.resolve("body"), request.body());
      Path headers = headers(request.headers());
      assertThat(verify(SECRET, headers, body)).isEqualTo(verdict(0, "valid", "valid"));
      assertThat(verify(OTHER, headers, body)).isEqualTo(verdict(0, "valid", "valid"));
      String third = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
      assertThat(verify(third, headers, body)).isEqualTo(verdict(1, "INVALID", "INVALID"));
      Files.writeString(body, " ", java.nio.file.StandardOpenOption.APPEND);
      assertThat(verify(SECRET, headers, body)).isEqualTo(verdict(1, "INVALID", "INVALID"));
    }
  }

  @Test
  void opensslRefusesWhatIsOldOrHalfForged() throws Exception {
    assumeOpenssl();
    Path body = Files.writeString(directory.resolve("body"), PAYLOAD);
    SignedRequest good = SignedRequest.of(SECRET, NOW, PAYLOAD);
    assertThat(verify(SECRET, headers(good.headers()), body))
        .isEqualTo(verdict(0, "valid", "valid"));
    SignedRequest old = SignedRequest.of(SECRET, Duration.ofMinutes(6), PAYLOAD);
    Ran tooOld = verify(SECRET, headers(old.headers()), body);
    assertThat(tooOld.status()).isEqualTo(1);
    assertThat(tooOld.output().lines().map(line -> line.replaceFirst("3[67]\\d", "36_")))
        .containsExactly(
            "webhook-signature too old: signed 36_ seconds ago",
            "Synq-Signature too old: signed 36_ seconds ago");
    assertThat(verify(OTHER, headers(old.headers()), body))
        .isEqualTo(verdict(1, "INVALID", "INVALID"));
    assertThat(verify(SECRET, headers(good.without("Synq-Signature").headers()), body))
        .isEqualTo(verdict(1, "valid", "INVALID"));
    assertThat(verify(SECRET, headers(good.with("webhook-signature", "v1,").headers()), body))
        .isEqualTo(verdict(1, "INVALID", "valid"));
  }

  @Test
  void curlAndOpensslSignWhatAReceiverAccepts() throws IOException {
    assumeOpenssl();
    assumeTrue(Ran.isAtHand("curl", "--version"), "curl is not on the PATH");
    Path body = Files.writeString(directory.resolve("body"), PAYLOAD);
    try (ReceiverProgram program =
        ReceiverProgram.start(ReceiverLanguage.JAVA, ReceiverKey.SECRET)) {
      assertThat(send(program, SECRET, Map.of(), body)).isEqualTo("204");
      assertThat(send(program, OTHER, Map.of(), body)).isEqualTo("401");
      String old = Long.toString(Instant.now().minusSeconds(400).getEpochSecond());
      assertThat(send(program, SECRET, Map.of("AT", old), body)).isEqualTo("401");
    }
  }

  private static void accepts(ReceiverProgram program, SignedRequest request) throws Exception {
    assertThat(request.sendTo(program.url())).as(request.toString()).isEqualTo(204);
  }

  private static void refuses(ReceiverProgram program, SignedRequest request) throws Exception {
    assertThat(request.sendTo(program.url())).as(request.toString()).isEqualTo(401);
  }

  /** A new endpoint for orders with this secret; its path. */
  private String endpoint(String url, String secret) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("url", url)
            .add("event_types", Json.createArrayBuilder().add("order.*"))
            .add("secret", secret);
    return "/endpoints/" + tenant.api().post("/endpoints", body.build()).expect(201).string("id");
  }

  private int ping(String endpoint) {
    return tenant.api().post(endpoint + "/ping").expect(200).json().getInt("status");
  }

  private void rotate(String endpoint, int hours, String secret) {
    JsonObject body =
        Json.createObjectBuilder().add("overlap_hours", hours).add("secret", secret).build();
    tenant.api().post(endpoint + "/secret/rotate", body).expect(200);
  }

  private void awaitDelivered(String event, int count) {
    Await.until(
        Await.SOON,
        () ->
            tenant.deliveries(event).stream()
                    .filter(delivery -> delivery.getString("state").equals("delivered"))
                    .count()
                == count);
  }

  private static void assumeOpenssl() {
    assumeTrue(Ran.isAtHand("openssl", "version"), "openssl is not on the PATH");
    assumeTrue(Ran.isAtHand("bash", "--version"), "bash is not on the PATH");
  }

  private Path headers(Map<String, String> headers) throws IOException {
    List<String> lines =
        headers.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList();
    return Files.write(directory.resolve("headers"), lines);
  }

  private static Ran verify(String secret, Path headers, Path body) throws IOException {
    String script = ReceiverLanguage.SOURCES.resolve("verify.sh").toString();
    return Ran.run(
        Map.of("WEBHOOK_SECRET", secret), "bash", script, headers.toString(), body.toString());
  }

  private static Ran verdict(int status, String standard, String synq) {
    return new Ran(status, "webhook-signature " + standard + "\nSynq-Signature " + synq);
  }

  private static String send(
      ReceiverProgram program, String secret, Map<String, String> more, Path body)
      throws IOException {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("WEBHOOK_SECRET", secret);
    String script = ReceiverLanguage.SOURCES.resolve("send.sh").toString();
    return Ran.run(environment, "bash", script, program.url(), body.toString()).output();
  }
}
