package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import org.junit.jupiter.api.Test;

class FormParametersTest {

  @Test
  void eachIsReadWithAllItsValues() {
    var read = FormParameters.of("a=1&b&a=2&c=x%3Dy+%C3%BC&&d=1=2");
    assertThat(read.keySet()).containsExactly("a", "b", "c", "d");
    assertThat(read.get("a")).containsExactly("1", "2");
    assertThat(read.get("b")).containsExactly("");
    assertThat(read.get("c")).containsExactly("x=y ü");
    assertThat(read.get("d")).containsExactly("1=2");
    assertThat(FormParameters.of(null)).isEmpty();
    assertThat(FormParameters.of("")).isEmpty();
  }

  @Test
  void refusesWhatIsNotEncoded() {
    for (var text : new String[] {"a=%", "a=%1", "%zz=1"}) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> FormParameters.of(text))
          .withMessage("A parameter is not encoded as it must be.");
    }
  }
}
