package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String KEY = "synq.some.key";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void hasDefaults() {
    var settings = GivenSettings.of();
    assertThat(settings.text(KEY)).isEmpty();
    assertThat(settings.flag(KEY, true)).isTrue();
    assertThat(settings.flag(KEY, false)).isFalse();
    assertThat(settings.number(KEY, 7, 1, 9)).isEqualTo(7);
    assertThat(settings.duration(KEY, SECOND, SECOND, DAY)).isEqualTo(SECOND);
    assertThat(settings.uri(KEY, "http://localhost:9080")).hasPort(9080);
    assertThat(settings.list(KEY, Function.identity())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void takesABlankForAbsent(String blank) {
    assertThat(given(blank).number(KEY, 7, 1, 9)).isEqualTo(7);
    assertThat(given(blank).text(KEY)).isEmpty();
  }

  @Test
  void readsValuesWithoutTheSpaceAround() {
    assertThat(given(" a b ").text(KEY)).contains("a b");
    assertThat(given(" TRUE ").flag(KEY, false)).isTrue();
    assertThat(given("false").flag(KEY, true)).isFalse();
    assertThat(given(" 8 ").number(KEY, 7, 1, 9)).isEqualTo(8);
    assertThat(given("PT90M").duration(KEY, SECOND, SECOND, DAY)).isEqualTo(Duration.ofMinutes(90));
    assertThat(given("https://events.example.com/x").uri(KEY, "http://a"))
        .isEqualTo(URI.create("https://events.example.com/x"));
    assertThat(given("1, 2 ,3").list(KEY, Integer::valueOf)).isEqualTo(List.of(1, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "on", "tru", "true false"})
  void refusesFlagsThatAreNone(String value) {
    assertRefused(value, settings -> settings.flag(KEY, true), " must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "1e3", "0x10", "99999999999", "1 2", "--1"})
  void refusesNumbersThatAreNone(String value) {
    assertRefused(value, settings -> settings.number(KEY, 7, 1, 9), " must be a whole number");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "9, true", "0, false", "10, false", "-1, false"})
  void numbersHaveARange(String value, boolean taken) {
    if (taken) {
      assertThat(given(value).number(KEY, 7, 1, 9)).isEqualTo(Integer.parseInt(value));
    } else {
      assertRefused(value, settings -> settings.number(KEY, 7, 1, 9), " must be from 1 to 9");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "5", "5s", "1 day", "P", "PT", "P1M", "72H"})
  void refusesDurationsThatAreNone(String value) {
    assertRefused(
        value,
        settings -> settings.duration(KEY, SECOND, SECOND, DAY),
        " must be an ISO 8601 duration such as PT72H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "-PT1S", "PT24H0.001S", "P2D"})
  void durationsHaveARange(String value) {
    assertThat(given("PT1S").duration(KEY, DAY, SECOND, DAY)).isEqualTo(SECOND);
    assertThat(given("P1D").duration(KEY, SECOND, SECOND, DAY)).isEqualTo(DAY);
    assertRefused(
        value,
        settings -> settings.duration(KEY, SECOND, SECOND, DAY),
        " must be from PT1S to PT24H");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9080",
        "/x",
        "http:",
        "http://",
        "http:///x",
        "http://a b"
      })
  void refusesUrlsThatAreNoneOrRelative(String value) {
    assertRefused(value, settings -> settings.uri(KEY, "http://a"), " must be an absolute URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,x", "1,,2", "1;2"})
  void refusesListsWithABadElement(String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> given(value).list(KEY, Integer::valueOf).size())
        .withMessageStartingWith(KEY + " is not usable: ");
  }

  @Test
  void wordsAreSpelledInOneWay() {
    assertThat(given("b").word(KEY, "a", "a", "b")).isEqualTo("b");
    assertThat(given(" ").word(KEY, "a", "a", "b")).isEqualTo("a");
    for (String other : List.of("c", "B", " b", "b ", "a b")) {
      assertRefused(other, settings -> settings.word(KEY, "a", "a", "b"), " must be one of a, b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "localhost", "127.0.0.1", "0.0.0.0", "::1", "::"})
  void hostsAreAddressesOrNamesOfSome(String host) {
    assertThat(given(host).host(KEY, "localhost")).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.such.host.invalid", "[::1", "1:2:3"})
  void refusesHostsThatAreNone(String host) {
    assertRefused(
        host,
        settings -> settings.host(KEY, "*"),
        " must be *, an address, or a name that is known here");
  }

  /** Each setting has a variable; what looks like one and is none was most likely misspelt. */
  @Test
  void namesTheVariablesThatNobodyAskedFor() {
    var settings = GivenSettings.of();
    settings.text("synq.log.level");
    settings.number("synq.http.silence-seconds", 1, 1, 1);
    assertThat(
            settings.unknown(
                List.of(
                    "SYNQ_LOG_LEVLE",
                    "PATH",
                    "SYNQ_LOG_LEVEL",
                    "SYNQ_HTTP_SILENCE_SECONDS",
                    "SYNQ_HTTP_SILENCE")))
        .containsExactly("SYNQ_HTTP_SILENCE", "SYNQ_LOG_LEVLE");
  }

  @Test
  void remembersWhatItWasAskedFor() {
    var settings = GivenSettings.of("synq.b", "true");
    assertThat(settings.keys()).isEmpty();
    settings.flag("synq.b", true);
    settings.number("synq.a", 1, 1, 1);
    settings.duration("synq.c", SECOND, SECOND, DAY);
    settings.uri("synq.d", "http://a");
    settings.list("synq.e", Function.identity());
    settings.text("synq.f");
    settings.text("synq.f");
    settings.word("synq.g", "a", "a");
    settings.host("synq.h", "*");
    assertThat(settings.keys())
        .containsExactlyInAnyOrder(
            "synq.a", "synq.b", "synq.c", "synq.d", "synq.e", "synq.f", "synq.g", "synq.h");
  }

  private static Settings given(String value) {
    return GivenSettings.of(KEY, value);
  }

  private static void assertRefused(String value, Function<Settings, Object> read, String why) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> read.apply(given(value)))
        .withMessage(KEY + why);
  }
}
