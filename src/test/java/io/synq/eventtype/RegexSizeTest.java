package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc | 3",
        "a{3} | 3",
        "a{2,5}b | 6",
        "a{7,} | 7",
        "(ab){4} | 12",
        "((a{10}){10}){10} | 1110",
        "[a{9}]{2} | 2",
        "[]{9}]{2} | 2",
        "[^]{9}]{2} | 2",
        "[[:alpha:]{9}]{2} | 2",
        "\\p{L}{3} | 3",
        "\\{9} | 3",
        "a{x} | 4"
      })
  void countsWhatRepeats(String regex, long size) {
    assertThat(RegexSize.of(regex)).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}",
        "(a{30}){30}",
        "([a-z]{1,9}(\\.[0-9]{2}){3}){5}",
        "(?:x|y{2,3}){10}|z*"
      })
  void isNearWhatTheLibraryCompiles(String regex) {
    long compiled = Pattern.compile(regex).programSize();
    assertThat(compiled).isBetween(RegexSize.of(regex) / 3, RegexSize.of(regex) * 3 + 3);
  }

  @Test
  void takesEveryTextThatIsNoExpression() {
    for (String text :
        new String[] {"", "\\", "[", "[[:", "(", ")", "))", "{", "{9}", "a{", "\\p{"}) {
      assertThat(RegexSize.of(text)).isBetween(0L, 10L);
    }
  }

  @Test
  void staysFiniteHoweverMuchIsRepeated() {
    assertThat(RegexSize.of("(".repeat(90) + "a" + "{999})".repeat(90))).isEqualTo(1_000_000);
  }
}
