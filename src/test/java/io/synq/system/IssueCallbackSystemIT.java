package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers act on issues; two workspaces with the same issue ids never see each other. */
class IssueCallbackSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String ID = "5b0a4c9e-2c7e-4c37-9c55-2f1d3a0b7e11";

  private final SynqServer server = Servers.standard();
  private final TestIssues one = new TestIssues(TestTenant.on(server));
  private final TestIssues two = new TestIssues(TestTenant.on(server));

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @BeforeEach
  void subscribe() {
    for (TestIssues issues : List.of(one, two)) {
      issues
          .tenant()
          .endpoint(
              RECEIVER.on(at(issues), Reaction.status(200)),
              "issue_created",
              "issue_updated",
              "issue_closed");
    }
  }

  private static String at(TestIssues issues) {
    return "/" + issues.tenant().slug();
  }

  private JsonObject created(TestIssues issues) {
    return issues.created(RECEIVER, at(issues), ID);
  }

  private static List<JsonObject> arrived(TestIssues issues, String type, int count) {
    return TestIssues.arrived(RECEIVER, at(issues), type, count);
  }

  @Test
  void aReceiverClosesTheLoop() {
    JsonObject created = created(one);
    created(two);
    assertThat(created.getString("workspace")).isEqualTo(one.tenant().slug());
    assertThat(TestIssues.issue(created, "issue_created").getString("status")).isEqualTo("open");

    String token = one.token(created, "mark_fixed");
    String body = TestIssues.filledIn(TestIssues.callback(created, "mark_fixed"), "mark_fixed", "");
    Answer done = one.call(token, body).expect(200);
    assertThat(done.string("issue_id")).isEqualTo(ID);
    assertThat(done.string("workspace")).isEqualTo(one.tenant().slug());
    assertThat(done.string("status")).isEqualTo("fixed");

    JsonObject updated = arrived(one, "issue_updated", 1).get(0);
    assertThat(TestIssues.issue(updated, "issue_updated").getString("status")).isEqualTo("fixed");
    assertThat(updated.getJsonObject("issue_updated").getJsonObject("actor").getString("name"))
        .isEqualTo("Ada");

    assertThat(one.call(token, body).expect(200).json()).isEqualTo(done.json());
    assertThat(one.call(token, "").expect(200).json()).isEqualTo(done.json());
    assertThat(one.logged("issue_updated")).hasSize(1);
    assertThat(one.logged("issue_updated").get(0).getString("user_id"))
        .isEqualTo("ada@example.com");
    List<JsonObject> history = one.history(ID);
    assertThat(history)
        .extracting(entry -> entry.getString("change"))
        .containsExactly("mark_fixed", "created");
    assertThat(history.get(0).getJsonObject("actor"))
        .isEqualTo(
            Json.createObjectBuilder()
                .add("kind", "email")
                .add("id", "ada@example.com")
                .add("name", "Ada")
                .build());
    assertThat(history.get(0).getString("event_id")).isEqualTo(updated.getString("event_id"));

    assertThat(two.get(ID).getString("status")).isEqualTo("open");
    assertThat(two.logged("issue_updated")).isEmpty();
    assertThat(RECEIVER.at(at(two))).noneMatch(got -> got.text().contains(one.tenant().slug()));
  }

  @ParameterizedTest
  @CsvSource({
    "mark_investigating, investigating",
    "mark_fixed, fixed",
    "mark_expected, expected",
    "mark_no_action_needed, no_action_needed"
  })
  void aMarkNeedsNoBodyAndTellsOfItself(String command, String status) {
    String token = one.token(created(one), command);
    assertThat(one.call(token, "").expect(200).string("status")).isEqualTo(status);
    JsonObject updated = arrived(one, "issue_updated", 1).get(0);
    assertThat(TestIssues.issue(updated, "issue_updated").getString("status")).isEqualTo(status);
    assertThat(one.history(ID).get(0).getJsonObject("actor").getString("kind"))
        .isEqualTo("anonymous");
    assertThat(one.logged("issue_closed")).isEmpty();
  }

  /** Whoever lost the answer sends it again, and knows nothing of what others did meanwhile. */
  @Test
  void aMarkThatIsSentAgainUndoesNothing() {
    JsonObject created = created(one);
    String token = one.token(created, "mark_investigating");
    String body =
        TestIssues.filledIn(
            TestIssues.callback(created, "mark_investigating"), "mark_investigating", "");
    one.call(token, body).expect(200);
    one.call(one.token(created, "mark_fixed"), "").expect(200);
    assertThat(one.call(token, body).expect(200).string("status")).isEqualTo("fixed");
    assertThat(one.logged("issue_updated")).hasSize(2);
    assertThat(one.call(token, "").expect(200).string("status"))
        .as("of somebody else it is another mark")
        .isEqualTo("investigating");
    assertThat(one.logged("issue_updated")).hasSize(3);
  }

  /** Events within a second have the same URLs. */
  @Test
  void anotherEventsUrlMarksItOnceMore() {
    JsonObject created = created(one);
    String token = one.token(created, "mark_investigating");
    one.call(token, "").expect(200);
    one.call(one.token(created, "mark_fixed"), "").expect(200);
    AtomicInteger reports = new AtomicInteger();
    Await.until(
        Await.SOON,
        () -> {
          one.report(ID, "no rows for " + reports.incrementAndGet() + " hours").expect(200);
          List<JsonObject> updates = arrived(one, "issue_updated", 2 + reports.get());
          String other = one.token(updates.get(updates.size() - 1), "mark_investigating");
          return !other.equals(token)
              && one.call(other, "").expect(200).string("status").equals("investigating");
        });
  }

  @Test
  void aCommentIsKeptOnceHoweverOftenItIsSent() {
    JsonObject created = created(one);
    JsonObject callback = TestIssues.callback(created, "post_comment");
    String token = one.token(created, "post_comment");
    String body = TestIssues.filledIn(callback, "post_comment", "On it.\nBack at noon.");
    Answer first = one.call(token, body).expect(200);
    assertThat(one.call(token, body).expect(200).json()).isEqualTo(first.json());
    JsonObject updated = arrived(one, "issue_updated", 1).get(0).getJsonObject("issue_updated");
    assertThat(updated.getString("comment")).isEqualTo("On it.\nBack at noon.");
    assertThat(updated.getJsonObject("issue").getString("status")).isEqualTo("open");
    assertThat(one.logged("issue_updated")).hasSize(1);
    one.call(token, TestIssues.filledIn(callback, "post_comment", "Done.")).expect(200);
    assertThat(one.logged("issue_updated")).hasSize(2);
    assertThat(one.history(ID).subList(0, 2))
        .extracting(entry -> entry.getString("comment"))
        .containsExactly("Done.", "On it.\nBack at noon.");
  }

  @Test
  void alteredTokensLeadNowhere() {
    String token = one.token(created(one), "mark_fixed");
    for (int i : List.of(0, 1, 10, 40, token.length() / 2, token.length() - 1)) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String altered = token.substring(0, i) + other + token.substring(i + 1);
      one.call(altered, "").expectProblem(404);
    }
    for (String text : List.of("x", token + "A", token + "=", token.substring(1), "%20")) {
      one.call(text, "").expectProblem(404);
    }
    assertThat(one.get(ID).getString("status")).isEqualTo("open");
    assertThat(one.logged("issue_updated")).isEmpty();
    one.call(token, "").expect(200);
  }

  @Test
  void aTokenRunsNoOtherCommandOnNoOtherIssue() {
    JsonObject created = created(one);
    created(two);
    String token = one.token(created, "mark_fixed");
    assertThat(
            one.call(
                    token,
                    TestIssues.filledIn(
                        TestIssues.callback(created, "mark_expected"), "mark_expected", ""))
                .expectProblem(422)
                .pointers())
        .containsExactlyInAnyOrder("/mark_expected", "/mark_fixed");
    assertThat(
            one.call(token, "{\"workspace\":\"" + two.tenant().slug() + "\",\"mark_fixed\":{}}")
                .expectProblem(422)
                .pointers())
        .containsExactly("/workspace");
    assertThat(
            one.call(token, "{\"mark_fixed\":{\"issue_id\":\"another\"}}")
                .expectProblem(422)
                .pointers())
        .containsExactly("/mark_fixed/issue_id");
    assertThat(one.get(ID).getString("status")).isEqualTo("open");
    assertThat(two.get(ID).getString("status")).isEqualTo("open");
  }

  @Test
  void bodiesThatAreNoCommandAreRefused() {
    JsonObject created = created(one);
    String mark = one.token(created, "mark_fixed");
    one.call(mark, "{").expectProblem(400);
    one.call(mark, "[]").expectProblem(422);
    assertThat(
            one.call(mark, "{\"mark_fixed\":{\"actor\":{\"name\":\"Ada\"}}}")
                .expectProblem(422)
                .pointers())
        .containsExactly("/mark_fixed/actor");
    String comment = one.token(created, "post_comment");
    assertThat(one.call(comment, "").expectProblem(422).pointers())
        .containsExactly("/post_comment");
    assertThat(one.call(comment, "{\"post_comment\":{}}").expectProblem(422).pointers())
        .containsExactly("/post_comment/comment");
    assertThat(one.logged("issue_updated")).isEmpty();
  }

  @Test
  void aClosedIssueTakesNoCommand() {
    JsonObject created = created(one);
    one.call(one.token(created, "mark_fixed"), "").expect(200);
    one.tenant().api().post(one.path(ID) + "/close").expect(200);
    JsonObject closed = arrived(one, "issue_closed", 1).get(0);
    assertThat(TestIssues.issue(closed, "issue_closed").getString("status")).isEqualTo("closed");
    one.call(one.token(created, "mark_fixed"), "").expectProblem(409);
    one.call(one.token(closed, "mark_expected"), "").expectProblem(409);
    String comment = "{\"post_comment\":{\"comment\":\"late\"}}";
    one.call(one.token(closed, "post_comment"), comment).expectProblem(409);
    assertThat(one.logged("issue_updated")).hasSize(1);
  }

  @Test
  void tokensAreNotInTheLogs() {
    String token = one.token(created(one), "mark_fixed");
    one.call(token, "").expect(200);
    one.call(token, "{").expectProblem(400);
    one.call("A" + token, "").expectProblem(404);
    Api.anonymous(server.url()).get("/callbacks/" + token).expectProblem(405);
    assertThat(server.messages())
        .contains("issue.updated tenant=" + one.tenant().id())
        .doesNotContain(token);
  }

  @Test
  void anExpiredTokenIsGone() {
    TestIssues hasty = new TestIssues(TestTenant.on(Servers.hasty()));
    hasty.tenant().endpoint(RECEIVER.on("/hasty", Reaction.status(200)), "issue_created");
    JsonObject created = hasty.created(RECEIVER, "/hasty", ID);
    String token = hasty.token(created, "mark_fixed");
    Await.until(Await.SOON, () -> hasty.call(token, "").status() == 410);
    hasty.call(token, "").expectProblem(410);
    String comment = hasty.token(created, "post_comment");
    hasty.call(comment, "{\"post_comment\":{\"comment\":\"late\"}}").expectProblem(410);
    hasty.call(token.substring(1), "").expectProblem(404);
    assertThat(hasty.history(ID))
        .extracting(entry -> entry.getString("change"))
        .doesNotContain("post_comment");
  }
}
