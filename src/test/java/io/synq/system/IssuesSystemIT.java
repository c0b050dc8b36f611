package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The issue registry of a workspace. */
@Conformance
class IssuesSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String[] TYPES = {"issue_created", "issue_updated", "issue_closed"};

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestIssues issues = new TestIssues(tenant);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void aReportMakesAnIssueThatCanBeRead() {
    Answer made =
        tenant
            .api()
            .post(
                issues.path(),
                "{\"issue_id\":\"orders:freshness\",\"group_id\":\"g1\",\"message\":\"7 h old\","
                    + "\"title\":\"Freshness\",\"description\":\"two\\nlines\"}")
            .expect(201);
    assertThat(made.header("Location")).endsWith("/api/v1" + issues.path("orders:freshness"));
    JsonObject issue = made.json();
    assertThat(issue.keySet())
        .containsExactlyInAnyOrder(
            "workspace",
            "issue_id",
            "group_id",
            "title",
            "description",
            "message",
            "status",
            "created_at",
            "updated_at",
            "closed_at");
    assertThat(issue.getString("workspace")).isEqualTo(tenant.slug());
    assertThat(issue.getString("group_id")).isEqualTo("g1");
    assertThat(issue.getString("description")).isEqualTo("two\nlines");
    assertThat(issue.getString("status")).isEqualTo("open");
    JsonObject read = issues.get("orders:freshness");
    assertThat(TestEvents.without(read, "history")).isEqualTo(issue);
    assertThat(issues.history("orders:freshness")).hasSize(1);
    assertThat(tenant.api().get(issues.path()).expect(200).data()).containsExactly(issue);
    JsonObject logged = issues.logged("issue_created").get(0);
    assertThat(logged.getString("user_id")).startsWith("key_");
    assertThat(logged.getString("role")).isEqualTo("api_key");
    assertThat(logged.getString("org_id")).isEqualTo(tenant.id());
  }

  @Test
  void changeNeedsTheTagOfWhatIsThere() {
    String path = issues.path("tagged");
    String made = issues.report("tagged", "no rows").expect(201).header("ETag");
    assertThat(tenant.api().get(path).expect(200).header("ETag")).isEqualTo(made);
    tenant.api().with("If-None-Match", made).get(path).expect(304);
    Api condition = tenant.api().with("If-Match", made);
    String newer = condition.patch(path, "{\"title\":\"Mine\"}").expect(200).header("ETag");
    assertThat(newer).isNotEqualTo(made);
    condition.patch(path, "{\"title\":\"Lost\"}").expectProblem(412);
    assertThat(issues.get("tagged").getString("title")).isEqualTo("Mine");
    assertThat(issues.history("tagged")).hasSize(2);
    String closed = tenant.api().post(path + "/close").expect(200).header("ETag");
    assertThat(tenant.api().get(path).header("ETag")).isEqualTo(closed).isNotEqualTo(newer);
  }

  @Test
  void anIssueThatNobodyNamedHasIdGroupAndTitleAllTheSame() {
    JsonObject issue =
        tenant.api().post(issues.path(), "{\"message\":\"null rate 3 %\"}").expect(201).json();
    assertThat(issue.getString("issue_id")).matches("[0-9a-f-]{36}");
    assertThat(issue.getString("group_id")).isEqualTo(issue.getString("issue_id"));
    assertThat(issue.getString("title")).isEqualTo("null rate 3 %");
    assertThat(issue.isNull("description")).isTrue();
  }

  @Test
  void reportsOfOneIssueAreOneIssueUpdatedAndNoFlood() {
    tenant.endpoint(RECEIVER.on("/flood", Reaction.status(200)), TYPES);
    issues.report("i", "7 h old").expect(201);
    for (int i = 0; i < 5; i++) {
      issues.report("i", "7 h old").expect(200);
    }
    issues.report("i", "8 h old").expect(200);
    JsonObject updated = TestIssues.arrived(RECEIVER, "/flood", "issue_updated", 1).get(0);
    assertThat(TestIssues.issue(updated, "issue_updated").getString("message"))
        .isEqualTo("8 h old");
    assertThat(issues.logged("issue_created")).hasSize(1);
    assertThat(issues.logged("issue_updated")).hasSize(1);
    assertThat(tenant.api().get(issues.path()).data()).hasSize(1);
    assertThat(issues.history("i")).hasSize(2);
  }

  @Test
  void aMergePatchChangesWhatItNamesAndOnlyChangesAreTold() {
    tenant.endpoint(RECEIVER.on("/patch", Reaction.status(200)), TYPES);
    issues.report("i", "old").expect(201);
    String patch =
        "{\"title\":\"T\",\"description\":\"D\",\"status\":\"investigating\",\"group_id\":\"g\"}";
    JsonObject changed = tenant.api().patch(issues.path("i"), patch).expect(200).json();
    assertThat(changed.getString("message")).isEqualTo("old");
    assertThat(changed.getString("title")).isEqualTo("T");
    assertThat(changed.getString("status")).isEqualTo("investigating");
    JsonObject shown =
        TestIssues.issue(
            TestIssues.arrived(RECEIVER, "/patch", "issue_updated", 1).get(0), "issue_updated");
    assertThat(shown.getString("issue_group_id")).isEqualTo("g");
    assertThat(shown.getString("group_id")).isEqualTo("g");
    assertThat(shown.getString("title")).isEqualTo("T");
    assertThat(shown.getString("description")).isEqualTo("D");
    assertThat(shown.getString("status")).isEqualTo("investigating");
    for (String same : List.of("{}", patch, "{\"message\":\"old\"}")) {
      assertThat(tenant.api().patch(issues.path("i"), same).expect(200).json()).isEqualTo(changed);
    }
    assertThat(issues.logged("issue_updated")).hasSize(1);
    JsonObject bare =
        tenant
            .api()
            .patch(issues.path("i"), "{\"title\":null,\"description\":null}")
            .expect(200)
            .json();
    assertThat(bare.getString("title")).isEqualTo("old");
    assertThat(bare.isNull("description")).isTrue();
    assertThat(issues.logged("issue_updated")).hasSize(2);
  }

  @Test
  void aClosedIssueStaysAsItIs() {
    tenant.endpoint(RECEIVER.on("/close", Reaction.status(200)), TYPES);
    issues.report("i", "m").expect(201);
    JsonObject closed = tenant.api().post(issues.path("i") + "/close").expect(200).json();
    assertThat(closed.getString("status")).isEqualTo("closed");
    assertThat(closed.getString("closed_at")).isEqualTo(closed.getString("updated_at"));
    TestIssues.arrived(RECEIVER, "/close", "issue_closed", 1);
    assertThat(tenant.api().post(issues.path("i") + "/close").expect(200).json()).isEqualTo(closed);
    assertThat(issues.report("i", "m").expect(200).json()).isEqualTo(closed);
    tenant.api().patch(issues.path("i"), "{\"status\":\"open\"}").expectProblem(409);
    tenant.api().patch(issues.path("i"), "{\"message\":\"n\"}").expectProblem(409);
    issues.report("i", "n").expectProblem(409);
    assertThat(issues.logged("issue_closed")).hasSize(1);
    assertThat(issues.logged("issue_updated")).isEmpty();
  }

  @Test
  void listsAreFilteredAndPaged() {
    for (int i = 0; i < 5; i++) {
      String group = i % 2 == 0 ? "even" : "odd";
      String body =
          "{\"issue_id\":\"i" + i + "\",\"group_id\":\"" + group + "\",\"message\":\"m\"}";
      tenant.api().post(issues.path(), body).expect(201);
    }
    tenant
        .api()
        .patch(issues.path("i4"), "{\"status\":\"fixed\",\"title\":\"100% of Zoë_s\"}")
        .expect(200);
    for (String text : List.of("OF%20ZO%C3%8B", "0%25", "%C3%AB_s", "i4")) {
      assertThat(ids("?q=" + text)).as(text).containsExactly("i4");
    }
    assertThat(ids("?q=M&group_id=odd")).containsExactly("i3", "i1");
    assertThat(ids("?q=1%25o")).isEmpty();
    tenant.api().get(issues.path() + "?q=").expectProblem(422);
    assertThat(ids("?group_id=even")).containsExactly("i4", "i2", "i0");
    assertThat(ids("?status=open&group_id=even")).containsExactly("i2", "i0");
    assertThat(ids("?status=fixed")).containsExactly("i4");
    tenant.api().post(issues.path("i1") + "/close").expect(200);
    assertThat(ids("?closed=true")).containsExactly("i1");
    assertThat(ids("?closed=false&group_id=odd")).containsExactly("i3");
    assertThat(ids("?group_id=other")).isEmpty();
    List<String> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = tenant.api().get(issues.path() + "?limit=2" + cursor).expect(200).json();
      page.getJsonArray("data")
          .getValuesAs(JsonObject.class)
          .forEach(issue -> all.add(issue.getString("issue_id")));
      cursor = page.isNull("next_cursor") ? "" : "&cursor=" + page.getString("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(all).containsExactly("i4", "i3", "i2", "i1", "i0");
    tenant.api().get(issues.path() + "?status=done").expectProblem(422);
    tenant.api().get(issues.path() + "?closed=maybe").expectProblem(422);
    tenant.api().get(issues.path() + "?group_id=").expectProblem(422);
    tenant.api().get(issues.path() + "?limit=0").expectProblem(422);
  }

  private List<String> ids(String query) {
    return tenant.api().get(issues.path() + query).expect(200).data().stream()
        .map(issue -> issue.getString("issue_id"))
        .toList();
  }

  @Test
  void commentIsKeptAndToldAndChangesNothingElse() {
    tenant.endpoint(RECEIVER.on("/comment", Reaction.status(200)), TYPES);
    issues.report("i", "m").expect(201);
    String comments = issues.path("i") + "/comments";
    JsonObject before = issues.get("i");
    Answer answer = tenant.api().post(comments, "{\"comment\":\"Zoë:\\nback\"}").expect(200);
    assertThat(answer.header("ETag")).isNotNull();
    assertThat(answer.json().getString("status")).isEqualTo("open");
    JsonObject told = TestIssues.arrived(RECEIVER, "/comment", "issue_updated", 1).get(0);
    assertThat(told.getJsonObject("issue_updated").getString("comment")).isEqualTo("Zoë:\nback");
    JsonObject entry = issues.history("i").get(0);
    assertThat(entry.getString("change")).isEqualTo("post_comment");
    assertThat(entry.getString("comment")).isEqualTo("Zoë:\nback");
    assertThat(entry.getJsonObject("actor").getString("kind")).isEqualTo("api_key");
    assertThat(issues.get("i").getString("message")).isEqualTo(before.getString("message"));
    for (String bad : List.of("{}", "{\"comment\":\"\"}", "{\"comment\":null}")) {
      assertThat(tenant.api().post(comments, bad).expectProblem(422).pointers())
          .as(bad)
          .containsExactly("/comment");
    }
    tenant
        .api()
        .post(issues.path("unknown") + "/comments", "{\"comment\":\"c\"}")
        .expectProblem(404);
    tenant.api().post(issues.path("i") + "/close").expect(200);
    tenant.api().post(comments, "{\"comment\":\"late\"}").expectProblem(409);
    assertThat(issues.logged("issue_updated")).hasSize(1);
  }

  @Test
  void anotherWorkspaceIsNotFoundWhetherItExistsOrNot() {
    issues.report("i", "m").expect(201);
    Api stranger = TestTenant.on(server).api();
    for (String path : List.of(issues.path(), "/workspaces/no-such-one/issues")) {
      stranger.get(path).expectProblem(404);
      stranger.get(path + "/i").expectProblem(404);
      stranger.post(path, "{\"message\":\"m\"}").expectProblem(404);
      stranger.patch(path + "/i", "{\"message\":\"x\"}").expectProblem(404);
      stranger.post(path + "/i/close").expectProblem(404);
    }
    tenant.api().get(issues.path("unknown")).expectProblem(404);
    tenant.api().patch(issues.path("unknown"), "{}").expectProblem(404);
    tenant.api().post(issues.path("unknown") + "/close").expectProblem(404);
    assertThat(issues.get("i").getString("message")).isEqualTo("m");
  }

  @Test
  void reportersReadNothingAndReadersReportNothing() {
    Api reporter = Api.withKey(server.url(), tenant.newKey("issues:write").getString("key"));
    Api reader = Api.withKey(server.url(), tenant.newKey("events:read").getString("key"));
    reporter.post(issues.path(), "{\"issue_id\":\"i\",\"message\":\"m\"}").expect(201);
    reporter.patch(issues.path("i"), "{\"title\":\"t\"}").expect(200);
    reporter.get(issues.path()).expectProblem(403);
    reader.get(issues.path()).expect(200);
    reader.get(issues.path("i")).expect(200);
    reader.post(issues.path(), "{\"message\":\"m\"}").expectProblem(403);
    reader.patch(issues.path("i"), "{}").expectProblem(403);
    reader.post(issues.path("i") + "/close").expectProblem(403);
    reader.post(issues.path("i") + "/comments", "{\"comment\":\"c\"}").expectProblem(403);
    Api.anonymous(server.url()).get(issues.path()).expectProblem(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /message",
        "{\"message\":\"\"} | /message",
        "{\"message\":\"m\",\"issue_id\":\"a/b\"} | /issue_id",
        "{\"message\":\"m\",\"group_id\":null} | /group_id",
        "{\"message\":\"m\",\"status\":\"fixed\"} | /status",
        "{\"message\":\"m\",\"other\":1} | /other"
      })
  void badReportsAreRefusedByTheirMember(String body, String pointer) {
    assertThat(tenant.api().post(issues.path(), body).expectProblem(422).pointers())
        .containsExactly(pointer);
    assertThat(tenant.api().get(issues.path()).data()).isEmpty();
  }

  @Test
  void closingIsNotAPatch() {
    issues.report("i", "m").expect(201);
    Answer refused = tenant.api().patch(issues.path("i"), "{\"status\":\"closed\"}");
    assertThat(refused.expectProblem(422).pointers()).containsExactly("/status");
    assertThat(refused.string("detail")).contains("/close").doesNotContain("closed,");
  }

  @Test
  void changesThatMeetAreAllMade() throws Exception {
    JsonObject created = created("/meet");
    String token = issues.token(created, "post_comment");
    List<Callable<Answer>> changes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String comment = "{\"post_comment\":{\"comment\":\"comment " + i + "\"}}";
      changes.add(() -> issues.call(token, comment));
    }
    changes.add(() -> tenant.api().patch(issues.path("i"), "{\"title\":\"T\"}"));
    changes.add(() -> tenant.api().patch(issues.path("i"), "{\"description\":\"D\"}"));
    changes.add(() -> tenant.api().patch(issues.path("i"), "{\"group_id\":\"G\"}"));
    changes.add(() -> issues.call(issues.token(created, "mark_fixed"), ""));
    for (Answer answer : atOnce(changes)) {
      answer.expect(200);
    }
    JsonObject issue = issues.get("i");
    assertThat(issue.getString("title")).isEqualTo("T");
    assertThat(issue.getString("description")).isEqualTo("D");
    assertThat(issue.getString("group_id")).isEqualTo("G");
    assertThat(issue.getString("status")).isEqualTo("fixed");
    assertThat(issues.history("i")).hasSize(changes.size() + 1);
    assertThat(issues.logged("issue_updated")).hasSize(changes.size());
    List<JsonObject> arrived =
        TestIssues.arrived(RECEIVER, "/meet", "issue_updated", changes.size());
    assertThat(arrived).extracting(event -> event.getString("event_id")).doesNotHaveDuplicates();
  }

  @Test
  void reportsThatMeetMakeOneIssue() throws Exception {
    tenant.endpoint(RECEIVER.on("/once", Reaction.status(200)), TYPES);
    List<Callable<Answer>> reports = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      reports.add(() -> issues.report("i", "m"));
    }
    assertThat(atOnce(reports))
        .extracting(Answer::status)
        .containsOnlyOnce(201)
        .containsOnly(200, 201);
    assertThat(issues.logged("issue_created")).hasSize(1);
    assertThat(issues.logged("issue_updated")).isEmpty();
    assertThat(issues.history("i")).hasSize(1);
  }

  private JsonObject created(String path) {
    tenant.endpoint(RECEIVER.on(path, Reaction.status(200)), TYPES);
    return issues.created(RECEIVER, path, "i");
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anEndpointThatNamesWorkspaceTypesIsPingedWhenItIsSetUp() {
    tenant.endpoint(RECEIVER.on("/orders", Reaction.status(200)), "order.*");
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(200)), "*");
    String id =
        tenant.endpoint(RECEIVER.on("/set-up", Reaction.status(200)), TYPES).getString("id");
    JsonObject ping = TestIssues.arrived(RECEIVER, "/set-up", "ping", 1).get(0);
    assertThat(ping.keySet())
        .containsExactlyInAnyOrder("workspace", "event_id", "event_time", "ping");
    assertThat(ping.getString("workspace")).isEqualTo(tenant.slug());
    tenant.api().post("/endpoints/" + id + "/ping").expect(200);
    TestIssues.arrived(RECEIVER, "/set-up", "ping", 2);
    assertThat(issues.logged("ping")).hasSize(2);
    assertThat(RECEIVER.at("/orders")).isEmpty();
    assertThat(RECEIVER.at("/all")).isEmpty();
  }
}
