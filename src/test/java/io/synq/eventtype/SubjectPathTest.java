package io.synq.eventtype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPathTest {
  private static Optional<String> found(String path, String document) {
    return SubjectPath.of(path).orElseThrow().in(document.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "payload.order_id | {\"payload\":{\"order_id\":\"ord_1\"}} | ord_1",
        "a.b | {\"x\":[{\"a\":{\"b\":1}},[2]],\"y\":{\"b\":2},\"a\":{\"z\":[],\"b\":1e3}} | 1e3",
        "a | {\"a\":\"\\u00e9\"} | é",
        "a.b | {\"a\":{\"b\":\"early\"},\"c\":\"the end is cu | early"
      })
  void whatStandsThereIsFound(String path, String document, String subject) {
    assertThat(found(path, document)).hasValue(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":null}}",
        "{\"a\":{\"b\":[1]}}",
        "{\"a\":{\"b\":\" \"}}",
        "{\"a\":\"b\"}",
        "{\"b\":1}",
        "{\"a\":{\"b\":\"cut",
        "[{\"a\":{\"b\":1}}]",
        "a",
        ""
      })
  void otherwiseThereIsNone(String document) {
    assertThat(found("a.b", document)).isEmpty();
  }

  @Test
  void depthDoesNotHurt() {
    assertThat(found("a", "{\"b\":" + "[".repeat(4000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a..b", "a b", "$.a", "a[0]", "a.b.c.d.e.f.g.h.i.j.k"})
  void whatIsNoPathIsNotTaken(String text) {
    assertThat(SubjectPath.of(text)).isEmpty();
  }
}
