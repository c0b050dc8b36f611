package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[1,{}] | [1,{}]",
        "[[],[]] | [[],[]]",
        "[[[]],1] | [[0 ],1]",
        "{\"a\":[{\"b\":[1]},2]} | {\"a\":[0        ,2]}",
        "[[{\"]\":\"}\"},{}],{}] | [[0        ,0 ],{}]",
        "[\"[[[\",[\"\\\"[\",[\"\\\"]\"]]] | [\"[[[\",[\"\\\"[\",0      ]]",
        "[[[1,[2 | [[0    ",
        "]]]][[[ | ]]]][[["
      })
  void whatIsDeeperIsANumber(String text, String cut) {
    String padded = cut + " ".repeat(text.length() - cut.length());
    assertThat(Nesting.cut(text, 2)).isEqualTo(padded);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void linesStayLines(int most) {
    assertThat(Nesting.cut("[\n[\n[\n[\n]]]]", most).lines()).hasSize(5);
  }
}
