package io.synq.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an attacker sends must end in a problem of the caller, never in one of the server. */
class RequestObjectLimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {900, 1_000, 1_001, 10_000, 30_000})
  void survivesDeepNesting(int levels) {
    var body = "{\"m\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RequestObject.parse(body.getBytes(UTF_8)).check())
        .satisfies(e -> assertThat(e.problem().type().status()).isIn(400, 422));
  }

  @Test
  void survivesDeepNestingThatNeverEnds() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RequestObject.parse("{\"a\":".repeat(10_000).getBytes(UTF_8)))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_101, 60_000})
  void survivesLongNumbers(int digits) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> {
              var request =
                  RequestObject.parse(("{\"m\":" + "9".repeat(digits) + "}").getBytes(UTF_8));
              assertThat(request.number("m", 1, 9)).isEmpty();
              request.check();
            })
        .satisfies(e -> assertThat(e.problem().type().status()).isIn(400, 422));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "1e-999999999", "1e2147483647", "1e2147483648", "1E+99999999999"})
  void survivesLargeExponents(String number) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> {
              var request = RequestObject.parse(("{\"m\":" + number + "}").getBytes(UTF_8));
              assertThat(request.number("m", 1, 9)).isEmpty();
              request.check();
            })
        .satisfies(e -> assertThat(e.problem().type().status()).isIn(400, 422));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1} x", "{}{}", "{} {\"a\":1}", "{}]", "{},"})
  void refusesWhatGoesOnAfterItsJson(String body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RequestObject.parse(body.getBytes(UTF_8)))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }
}
