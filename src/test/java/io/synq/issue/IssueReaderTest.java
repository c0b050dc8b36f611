package io.synq.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.RequestObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueReaderTest {
  private static final IssueForm OLD =
      new IssueForm("group", "message", "title", "description", IssueStatus.INVESTIGATING);

  private static RequestObject object(String json) {
    return RequestObject.parse(json.getBytes(UTF_8));
  }

  private static IssueForm merge(String json, IssueForm old) {
    var request = object(json);
    var form = IssueReader.merge(request, old);
    request.check();
    return form;
  }

  @Test
  void absentMembersStay() {
    assertThat(merge("{}", OLD)).isEqualTo(OLD);
  }

  @Test
  void nullRemovesWhatNeedNotBe() {
    assertThat(merge("{\"title\":null,\"description\":null}", OLD))
        .isEqualTo(new IssueForm("group", "message", null, null, IssueStatus.INVESTIGATING));
  }

  @Test
  void givenMembersReplace() {
    assertThat(
            merge(
                "{\"group_id\":\"g\",\"message\":\"m\\nn\",\"title\":\"t\",\"description\":\"d\",\"status\":\"fixed\"}",
                OLD))
        .isEqualTo(new IssueForm("g", "m\nn", "t", "d", IssueStatus.FIXED));
  }

  @Test
  void closedStaysClosedByItsOwnName() {
    var closed = new IssueForm("g", "m", null, null, IssueStatus.CLOSED);
    assertThat(merge("{\"status\":\"closed\"}", closed)).isEqualTo(closed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"group_id\":null} | /group_id",
        "{\"group_id\":\"\"} | /group_id",
        "{\"message\":null} | /message",
        "{\"message\":7} | /message",
        "{\"message\":\"\\u0000\"} | /message",
        "{\"title\":\"two\\nlines\"} | /title",
        "{\"description\":[]} | /description",
        "{\"status\":null} | /status",
        "{\"status\":\"done\"} | /status",
        "{\"status\":\"FIXED\"} | /status",
        "{\"status\":\"closed\"} | /status",
        "{\"issue_id\":\"x\"} | /issue_id",
        "{\"issue_group_id\":\"x\"} | /issue_group_id"
      })
  void refusesOtherPatchesByTheirMember(String json, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> merge(json, OLD))
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .extracting(Problem.Violation::pointer)
                    .containsExactly(pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"message\":null}", "{\"message\":\"m\",\"status\":\"fixed\"}"})
  void aReportHasAMessageAndNoStatus(String json) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IssueReader.check(object(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5b0a4c9e-2c7e-4c37-9c55-2f1d3a0b7e11", "orders:freshness", "A.1_b-c", "7"})
  void takesIdsThatNeedNoEscapeInAUrl(String id) {
    var request = object("{\"issue_id\":\"" + id + "\"}");
    assertThat(IssueReader.id(request)).contains(id);
    request.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "a b", "-a", "ü", "a%2F", "a?b", "a#b"})
  void refusesOtherIds(String id) {
    var request = object("{\"issue_id\":\"" + id + "\"}");
    IssueReader.id(request);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(request::check);
  }
}
