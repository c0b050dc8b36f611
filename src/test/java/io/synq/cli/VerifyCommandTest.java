package io.synq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.signature.Secret;
import io.synq.signature.Signatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old signatures are told from wrong ones. */
class VerifyCommandTest {
  /** As docs/cli.md has it. */
  private static final String IN_THE_DOCS =
      "Synq-Signature: t=1614265330,v1=2e37df5d4a028c51a7f3133d64ae1e300d2c2c900f1b1d49d4369ad2530f8964";

  private static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String BODY = "{\"test\": 2432232314}";

  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), SECRET.value());
    Files.writeString(folder.resolve("body.json"), BODY);
  }

  private int verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify"));
    words.addAll(List.of("--secret-file", folder.resolve("secret.txt").toString()));
    words.add(folder.resolve("body.json").toString());
    words.addAll(List.of(more));
    return Synq.program()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(complained))
        .execute(words.toArray(String[]::new));
  }

  private static String[] signed(long seconds) {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    return new String[] {
      "-H", "Synq-Signature: " + Signatures.synq(List.of(SECRET), seconds, body),
      "-H", "webhook-id: e1",
      "-H", "webhook-timestamp: " + seconds,
      "-H", "webhook-signature: " + Signatures.standard(List.of(SECRET), "e1", seconds, body)
    };
  }

  private static long now() {
    return InstantSource.system().instant().getEpochSecond();
  }

  @Test
  void exampleOfTheDocsIsOldAndFits() throws IOException {
    assertThat(Files.readString(Path.of("docs/cli.md")))
        .contains(IN_THE_DOCS, BODY, SECRET.value());
    assertThat(verify("-H", IN_THE_DOCS)).isEqualTo(1);
    assertThat(said.toString())
        .matches(
            "Synq-Signature: too old: signed \\d{9,} seconds ago\nwebhook-signature: absent\n");
    said.getBuffer().setLength(0);
    assertThat(verify("-H", IN_THE_DOCS, "--tolerance", "P10000D")).isZero();
    assertThat(said.toString()).startsWith("Synq-Signature: valid\n");
  }

  @Test
  void bothAreValidForFiveMinutes() {
    assertThat(verify(signed(now() - 290))).isZero();
    assertThat(said.toString()).isEqualTo("Synq-Signature: valid\nwebhook-signature: valid\n");
  }

  @Test
  void oldAndNewOnesAreToldApart() {
    assertThat(verify(signed(now() - 1000))).isEqualTo(1);
    assertThat(said.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("\\S+ too old: signed 10\\d\\d seconds ago"));
    said.getBuffer().setLength(0);
    assertThat(verify(signed(now() + 1000))).isEqualTo(1);
    assertThat(said.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("\\S+ too new: signed \\d{3,4} seconds from now"));
  }

  /** A time that nobody signed says nothing. */
  @Test
  void wrongOneIsInvalidHoweverOldItSaysItIs() {
    assertThat(verify("-H", IN_THE_DOCS.replace("1614265330", "1614265331"))).isEqualTo(1);
    assertThat(verify("-H", IN_THE_DOCS + ",x=1,t=" + now())).isEqualTo(1);
    assertThat(said.toString().lines().filter(line -> line.startsWith("Synq")))
        .containsExactly("Synq-Signature: invalid", "Synq-Signature: invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Synq-Signature", ": t=1", ""})
  void headerWithoutANameOrAColonCannotBeMeant(String header) {
    assertThat(verify("-H", header)).isEqualTo(2);
    assertThat(complained.toString()).startsWith("a header has a name, a colon and a value\n");
    assertThat(said.toString()).isEmpty();
  }
}
