package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "* | true | true",
        "\"7\" | true | true",
        "\"6\" | false | false",
        "\"6\", \"7\" | true | true",
        "\"6\",\"7\" | true | true",
        "W/\"7\" | false | true",
        ", \"6\",, ,\"7\" , | true | true",
        ",\"77\"\t,\t | false | false",
        "\"77\" | false | false",
        "\"7,\" | false | false",
        "\"\" | false | false"
      })
  void strongForChangesAndWeakForReading(String header, boolean strong, boolean weak) {
    EntityTags tags = EntityTags.parse(header);
    assertThat(tags.holds("7")).isEqualTo(weak);
    if (strong) {
      assertThatCode(() -> tags.require(7)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> tags.require(7))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.PRECONDITION_FAILED));
    }
  }

  @Test
  void withoutAHeaderThereIsNoCondition() {
    assertThatCode(() -> EntityTags.parse(null).require(7)).doesNotThrowAnyException();
  }

  @Test
  void anyIsNothingThatIsNotThere() {
    assertThatCode(() -> EntityTags.parse(" * ").requireAny(true)).doesNotThrowAnyException();
    assertThatCode(() -> EntityTags.parse(null).requireAny(false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> EntityTags.parse(" * ").requireAny(false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.PRECONDITION_FAILED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "", ",", "\"7", "\"7\", x,", "\"7\" \"8\"", "\"7\", x", "w/\"7\"", "\"a b\""})
  void whatIsNoTagIsRefused(String header) {
    assertThatThrownBy(() -> EntityTags.parse(header))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED));
  }
}
