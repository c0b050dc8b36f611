package io.synq.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final Secret OTHER =
      Secret.parse("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDAAAAAAAAAAA=");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIME = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final byte[] ALTERED = "{\"test\": 2432232315}".getBytes(UTF_8);
  private static final long TOLERANCE = 300;

  private static final String STANDARD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String SYNQ_VALUE =
      "2e37df5d4a028c51a7f3133d64ae1e300d2c2c900f1b1d49d4369ad2530f8964";
  private static final String SYNQ = "t=1614265330,v1=" + SYNQ_VALUE;

  @Test
  void signsTheCheckVectorOfStandardWebhooks() {
    assertThat(Signatures.standard(List.of(SECRET), ID, TIME, BODY)).isEqualTo(STANDARD);
  }

  /**
   * Expected value: {@code printf '%s' "1614265330.$body" | openssl dgst -sha256 -hmac $secret}.
   */
  @Test
  void signsWithTheWholeSecretAsKeyInOurOwnScheme() {
    assertThat(Signatures.synq(List.of(SECRET), TIME, BODY)).isEqualTo(SYNQ);
  }

  @Test
  void signsOncePerSecretInTheirOrder() {
    var otherStandard = Signatures.standard(List.of(OTHER), ID, TIME, BODY);
    var otherSynq = Signatures.synq(List.of(OTHER), TIME, BODY).substring("t=1614265330,".length());

    assertThat(Signatures.standard(List.of(OTHER, SECRET), ID, TIME, BODY))
        .isEqualTo(otherStandard + " " + STANDARD);
    assertThat(Signatures.synq(List.of(SECRET, OTHER), TIME, BODY))
        .isEqualTo(SYNQ + "," + otherSynq);
  }

  @Test
  void refusesToSignWithoutASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> Signatures.synq(List.of(), TIME, BODY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signatures.standard(List.of(), ID, TIME, BODY));
  }

  @Test
  void signsAndVerifiesAnyBytes() {
    for (var body : List.of(new byte[0], new byte[] {0, -1, (byte) 0xc3}, new byte[1 << 20])) {
      var synq = Signatures.synq(List.of(SECRET), TIME, body);
      assertThat(verifySynq(synq, body, TIME)).isTrue();
      var standard = Signatures.standard(List.of(SECRET), ID, TIME, body);
      assertThat(verifyStandard(ID, "" + TIME, standard, body, TIME)).isTrue();
    }
  }

  @Test
  void acceptsAnyLiveSecretDuringARotation() {
    var synq = Signatures.synq(List.of(OTHER, SECRET), TIME, BODY);
    var standard = Signatures.standard(List.of(OTHER, SECRET), ID, TIME, BODY);
    for (var secrets : List.of(List.of(SECRET), List.of(OTHER), List.of(SECRET, OTHER))) {
      assertThat(Signatures.verifySynq(secrets, synq, BODY, TIME, TOLERANCE)).isTrue();
      assertThat(Signatures.verifyStandard(secrets, ID, "" + TIME, standard, BODY, TIME, TOLERANCE))
          .isTrue();
    }
    assertThat(Signatures.verifySynq(List.of(OTHER, SECRET), SYNQ, BODY, TIME, TOLERANCE)).isTrue();
  }

  @Test
  void refusesAnAlteredBody() {
    assertThat(verifySynq(SYNQ, ALTERED, TIME)).isFalse();
    assertThat(verifyStandard(ID, "" + TIME, STANDARD, ALTERED, TIME)).isFalse();
  }

  @Test
  void refusesAnotherSecretOrNone() {
    for (var secrets : List.of(List.of(OTHER), List.<Secret>of())) {
      assertThat(Signatures.verifySynq(secrets, SYNQ, BODY, TIME, TOLERANCE)).isFalse();
      assertThat(Signatures.verifyStandard(secrets, ID, "" + TIME, STANDARD, BODY, TIME, TOLERANCE))
          .isFalse();
    }
  }

  @Test
  void refusesAnotherIdOrTimestampThanTheSignedOnes() {
    assertThat(verifyStandard("msg_other", "" + TIME, STANDARD, BODY, TIME)).isFalse();
    assertThat(verifyStandard(ID, "" + (TIME + 1), STANDARD, BODY, TIME)).isFalse();
    assertThat(verifySynq("t=1614265331,v1=" + SYNQ_VALUE, BODY, TIME)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void acceptsATimestampWithinTheTolerance(long off) {
    assertThat(verifySynq(SYNQ, BODY, TIME + off)).isTrue();
    assertThat(verifyStandard(ID, "" + TIME, STANDARD, BODY, TIME + off)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -301, 301, 86_400})
  void refusesATimestampBeyondTheTolerance(long off) {
    assertThat(verifySynq(SYNQ, BODY, TIME + off)).isFalse();
    assertThat(verifyStandard(ID, "" + TIME, STANDARD, BODY, TIME + off)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ",,,",
        "=",
        "garbage",
        "t",
        "t=",
        "v1=",
        "t=1614265330",
        "t=1614265330,v1=",
        "t=1614265330,v1",
        "t=1614265330,v1=zz",
        "t=1614265330,v1=00",
        "t=1614265330,v0=" + SYNQ_VALUE,
        "t=1614265330;v1=" + SYNQ_VALUE,
        "t=1614265330, v1=" + SYNQ_VALUE,
        " t=1614265330,v1=" + SYNQ_VALUE,
        "v1=" + SYNQ_VALUE,
        "t=,v1=" + SYNQ_VALUE,
        "t=now,v1=" + SYNQ_VALUE,
        "t=-1614265330,v1=" + SYNQ_VALUE,
        "t=+1614265330,v1=" + SYNQ_VALUE,
        "t=01614265330,v1=" + SYNQ_VALUE,
        "t=1614265330.0,v1=" + SYNQ_VALUE,
        "t=١٦١٤٢٦٥٣٣٠,v1=" + SYNQ_VALUE,
        "t=99999999999999999999999999,v1=" + SYNQ_VALUE,
        "t=9223372036854775807,v1=" + SYNQ_VALUE,
        "t=1614265330,t=1614265330,v1=" + SYNQ_VALUE,
        "t=x,t=1614265330,v1=" + SYNQ_VALUE,
        "t=1614265330,v1=" + SYNQ_VALUE + ",",
        "=x,t=1614265330,v1=" + SYNQ_VALUE,
        "t=1614265330,v1=" + SYNQ_VALUE + "0",
        "t=1614265330,v1=\u0000\uD800"
      })
  void refusesAMalformedSynqSignature(String header) {
    assertThat(verifySynq(header, BODY, TIME)).isFalse();
  }

  @Test
  void overlooksMembersAndVersionsOfLaterSchemes() {
    assertThat(verifySynq("v2=x," + SYNQ + ",v1=00,alg=none", BODY, TIME)).isTrue();
    assertThat(verifyStandard(ID, "" + TIME, "v1a,xx v1,xx " + STANDARD, BODY, TIME)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "v1",
        "v1,",
        "garbage",
        "v1,not base64!",
        "v1,AAAA",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1=g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,",
        STANDARD + " ",
        " " + STANDARD,
        STANDARD + " garbage",
        STANDARD + " ,x",
        STANDARD + "\n"
      })
  void refusesAMalformedStandardSignature(String header) {
    assertThat(verifyStandard(ID, "" + TIME, header, BODY, TIME)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "-1614265330",
        "+1614265330",
        "01614265330",
        "1614265330 ",
        "1614265330.5",
        "1.6e9",
        "0x6037bd72",
        "9223372036854775808",
        "99999999999999999999999999"
      })
  void refusesAMalformedStandardTimestamp(String header) {
    assertThat(verifyStandard(ID, header, STANDARD, BODY, TIME)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void refusesAMissingStandardId(String id) {
    assertThat(verifyStandard(id, "" + TIME, STANDARD, BODY, TIME)).isFalse();
  }

  @Test
  void signsInManyThreadsAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var tasks =
          IntStream.range(0, 2_000)
              .<Callable<String>>mapToObj(
                  i -> () -> Signatures.synq(List.of(i % 2 == 0 ? SECRET : OTHER), TIME, BODY))
              .toList();
      var headers = new TreeSet<String>();
      for (var signed : threads.invokeAll(tasks)) {
        headers.add(signed.get());
      }
      assertThat(headers)
          .containsExactlyInAnyOrder(SYNQ, Signatures.synq(List.of(OTHER), TIME, BODY));
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean verifySynq(String header, byte[] body, long now) {
    return Signatures.verifySynq(List.of(SECRET), header, body, now, TOLERANCE);
  }

  private static boolean verifyStandard(
      String id, String timestamp, String signature, byte[] body, long now) {
    return Signatures.verifyStandard(
        List.of(SECRET), id, timestamp, signature, body, now, TOLERANCE);
  }
}
