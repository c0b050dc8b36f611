package io.synq.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.request.Requests;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRequestTest {
  private static final String ADA =
      "\"actor\":{\"name\":\"Ada\",\"email\":{\"user_email\":\"ada@example.com\"}}";

  private static CallbackRequest read(IssueCommand command, String body) {
    var token = new CallbackToken("tenant", "issue-1", command, Instant.EPOCH);
    var json = body.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : Requests.parse(body.getBytes(UTF_8));
    return CallbackRequest.of(Requests.read(json, IssuesCommand.class), token, "acme");
  }

  private static CallbackRequest fixed(String body) {
    return read(IssueCommand.MARK_FIXED, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"mark_fixed\":{}}",
        "{\"mark_fixed\":{\"actor\":null}}",
        "{\"workspace\":\"acme\",\"mark_fixed\":{\"issue_id\":\"issue-1\"}}"
      })
  void aMarkNeedsNobodysName(String body) {
    assertThat(fixed(body).actor()).isEqualTo(IssueActor.anonymous());
    assertThat(fixed(body).comment()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"email, user_email, EMAIL", "slack, user_id, SLACK", "pagerduty, user_id, PAGERDUTY"})
  void readsEveryKindOfActor(String kind, String member, IssueActor.Kind expected) {
    var body =
        """
        {"workspace":"acme","mark_fixed":{"issue_id":"issue-1",
         "actor":{"name":"Ada","%s":{"%s":"U1"}}}}\
        """
            .formatted(kind, member);
    assertThat(fixed(body).actor()).isEqualTo(new IssueActor(expected, "U1", "Ada"));
  }

  @Test
  void aCommentMayHaveSeveralLines() {
    var request =
        read(
            IssueCommand.POST_COMMENT,
            "{\"post_comment\":{" + ADA + ",\"comment\":\"one\\n\\ttwo\"}}");
    assertThat(request.comment()).contains("one\n\ttwo");
    assertThat(request.actor().id()).isEqualTo("ada@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"workspace\":\"acme\"} | /mark_fixed",
        "{\"workspace\":\"other\",\"mark_fixed\":{}} | /workspace",
        "{\"mark_fixed\":null} | /mark_fixed",
        "{\"mark_fixed\":7} | /mark_fixed",
        "{\"mark_fixed\":{\"issue_id\":\"issue-2\"}} | /mark_fixed/issue_id",
        "{\"mark_fixed\":{\"issue_id\":7}} | /mark_fixed/issue_id",
        "{\"mark_fixed\":{\"comment\":\"x\"}} | /mark_fixed/comment",
        "{\"mark_fixed\":{\"actor\":\"Ada\"}} | /mark_fixed/actor",
        "{\"mark_fixed\":{\"actor\":{\"name\":\"Ada\"}}} | /mark_fixed/actor",
        "{\"mark_fixed\":{\"actor\":{\"slack\":{\"user_id\":\"U\"}}}} | /mark_fixed/actor/name",
        "{\"mark_fixed\":{\"actor\":{\"name\":\"Ada\",\"slack\":{}}}} | /mark_fixed/actor/slack/user_id",
        "{\"mark_fixed\":{\"actor\":{\"name\":\"Ada\",\"slack\":null}}} | /mark_fixed/actor/slack",
        "{\"mark_fixed\":{\"actor\":{\"name\":\"A\",\"slack\":{\"user_id\":\"U\",\"x\":1}}}} | /mark_fixed/actor/slack/x",
        "{\"mark_fixed\":{\"actor\":{\"name\":\"A\",\"slack\":{\"user_id\":\"U\"},\"pagerduty\":{\"user_id\":\"P\"}}}} | /mark_fixed/actor",
        "{\"mark_fixed\":{},\"mark_expected\":{}} | /mark_expected",
        "{\"mark_fixed\":{},\"x\":1} | /x"
      })
  void refusesOtherBodiesByTheirMember(String body, String pointer) {
    assertRefused(IssueCommand.MARK_FIXED, body, pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /post_comment",
        "{\"post_comment\":{}} | /post_comment/comment",
        "{\"post_comment\":{\"comment\":null}} | /post_comment/comment",
        "{\"post_comment\":{\"comment\":\" \"}} | /post_comment/comment",
        "{\"post_comment\":{\"comment\":\"\\u0000\"}} | /post_comment/comment"
      })
  void aCommentNeedsItsText(String body, String pointer) {
    assertRefused(IssueCommand.POST_COMMENT, body, pointer);
  }

  @Test
  void aCommentNeedsABody() {
    assertRefused(IssueCommand.POST_COMMENT, "", "/post_comment");
  }

  private static void assertRefused(IssueCommand command, String body, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(command, body))
        .satisfies(
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID);
              assertThat(e.problem().errors())
                  .extracting(Problem.Violation::pointer)
                  .containsExactly(pointer);
            });
  }
}
