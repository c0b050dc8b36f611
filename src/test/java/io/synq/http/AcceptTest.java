package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\'',
      value = {
        "*/* > */*",
        "application/json > application/json",
        "text/html, image/gif, *; q=.2, */*; q=.2 > text/html, image/gif, */*;q=0.200, */*;q=0.200",
        "application/json;q=0 > application/json;q=0.000",
        "application/json ; Q = 1. , */* > application/json;q=1.000, */*",
        "application/json;faq=yes > application/json",
        "a/b;x=\"1,2;q=0\";q=0.5 > a/b;q=0.500",
        "a/b;q=1.5, c/d;q=7 > a/b;q=1.000, c/d;q=1.000",
        "a/b;q=0.12345 > a/b;q=0.123",
        "*/*;q=nonsense > */*",
        "*/*;q= > */*",
        "*/*;q=. > */*",
        "*/*;q=-0.1 > */*",
        "*/*;q=\"0.5\" > */*",
        "text/html, nonsense, , a/b/c, */*; > text/html, */*",
        "a/b;x=\"unclosed, */* > a/b, */*"
      })
  void isReadAsFarAsItGoes(String header, String readable) {
    assertThat(Accept.readable(header)).contains(readable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "nonsense", ";;;", "/", "\"", "q=1", "a/", "text/html\u0000"})
  void whatCannotBeReadAsksForNothing(String header) {
    assertThat(Accept.readable(header)).isEmpty();
  }
}
