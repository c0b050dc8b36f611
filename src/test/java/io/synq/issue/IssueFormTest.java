package io.synq.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.Patch;
import io.synq.request.Requests;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueFormTest {
  private static final IssueForm OLD =
      new IssueForm("group", "message", "title", "description", "investigating");

  private static JsonObject json(String json) {
    return Requests.parse(json.getBytes(UTF_8));
  }

  private static IssueForm merge(String json, IssueForm old) {
    return old.patched(new Patch<>(IssueForm.class, json(json)));
  }

  private static IssueReport report(String json) {
    var report = Requests.read(json(json), IssueReport.class);
    report.violations().check();
    return report;
  }

  @Test
  void absentMembersStay() {
    assertThat(merge("{}", OLD)).isEqualTo(OLD);
  }

  @Test
  void nullRemovesWhatNeedNotBe() {
    assertThat(merge("{\"title\":null,\"description\":null}", OLD))
        .isEqualTo(new IssueForm("group", "message", null, null, "investigating"));
  }

  @Test
  void closingIsNotAPatch() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> merge("{\"status\":\"closed\"}", OLD))
        .withMessageContaining("/close")
        .withMessageNotContaining("closed,");
  }

  @Test
  void givenMembersReplace() {
    assertThat(
            merge(
                "{\"group_id\":\"g\",\"message\":\"m\\nn\",\"title\":\"t\",\"description\":\"d\",\"status\":\"fixed\"}",
                OLD))
        .isEqualTo(new IssueForm("g", "m\nn", "t", "d", "fixed"));
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

  @Test
  void aReportKeepsWhatItLeavesOut() {
    assertThat(report("{\"message\":\"m\"}").on(OLD))
        .isEqualTo(new IssueForm("group", "m", "title", "description", "investigating"));
    assertThat(
            report(
                    "{\"group_id\":\"g\",\"message\":\"m\\nn\",\"title\":\"t\",\"description\":\"d\"}")
                .on(OLD))
        .isEqualTo(new IssueForm("g", "m\nn", "t", "d", "investigating"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"message\":null}", "{\"message\":\"m\",\"status\":\"fixed\"}"})
  void aReportHasAMessageAndNoStatus(String json) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> report(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5b0a4c9e-2c7e-4c37-9c55-2f1d3a0b7e11", "orders:freshness", "A.1_b-c", "7"})
  void takesIdsThatNeedNoEscapeInAUrl(String id) {
    assertThat(report("{\"message\":\"m\",\"issue_id\":\"" + id + "\"}").issueId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "a b", "-a", "ü", "a%2F", "a?b", "a#b"})
  void refusesOtherIds(String id) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> report("{\"message\":\"m\",\"issue_id\":\"" + id + "\"}"));
  }
}
