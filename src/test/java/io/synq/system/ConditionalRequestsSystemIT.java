package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has changed since it was read is not overwritten, and what has not is not sent again. */
@Conformance
class ConditionalRequestsSystemIT {
  private static final String PATCH = "{\"description\":\"changed\"}";

  private final TestTenant tenant = TestTenant.on(Servers.standard());
  private String path = "";
  private String tag = "";

  @BeforeEach
  void makeAnEndpoint() {
    Answer made =
        tenant
            .api()
            .post("/endpoints", "{\"url\":\"http://127.0.0.1:9/x\",\"event_types\":[\"*\"]}")
            .expect(201);
    path = "/endpoints/" + made.string("id");
    tag = made.header("ETag");
  }

  @Test
  void tagIsStrongAndChangesWithEachChange() {
    assertThat(tag).matches("\"[^\"]+\"");
    assertThat(tenant.api().get(path).expect(200).header("ETag")).isEqualTo(tag);
    Answer changed = tenant.api().patch(path, PATCH).expect(200);
    assertThat(changed.header("ETag")).matches("\"[^\"]+\"").isNotEqualTo(tag);
    assertThat(tenant.api().get(path).header("ETag")).isEqualTo(changed.header("ETag"));
    tenant.api().post(path + "/disable").expect(200);
    assertThat(tenant.api().get(path).header("ETag")).isNotEqualTo(changed.header("ETag"));
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    tenant.api().post(path + "/enable").expect(200);
    assertThat(tenant.api().get(path).header("ETag")).isEqualTo(tag);
    String disabled = tenant.api().post(path + "/disable").expect(200).text();
    assertThat(tenant.api().post(path + "/disable").expect(200).text()).isEqualTo(disabled);
  }

  @Test
  void unchangedIsNotSentAgain() {
    for (String tags : List.of(tag, "W/" + tag, "\"x\", " + tag, ",, \"x\", ," + tag + ",", "*")) {
      for (String method : List.of("GET", "HEAD")) {
        Answer same = read(method, tags).expect(304);
        assertThat(same.bytes()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
      }
    }
    assertThat(read("HEAD", "\"x\"").expect(200).header("ETag")).isEqualTo(tag);
    tenant.api().patch(path, PATCH).expect(200);
    Answer changed = tenant.api().with("If-None-Match", tag).get(path).expect(200);
    assertThat(changed.string("description")).isEqualTo("changed");
  }

  private Answer read(String method, String tags) {
    return tenant.api().with("If-None-Match", tags).send(method, "/api/v1" + path, "", new byte[0]);
  }

  @Test
  void changeNeedsTheTagOfWhatIsThere() {
    Api condition = tenant.api().with("If-Match", tag);
    String newer = condition.patch(path, PATCH).expect(200).header("ETag");
    condition.patch(path, "{\"description\":\"lost\"}").expectProblem(412);
    condition.delete(path).expectProblem(412);
    assertThat(tenant.api().get(path).string("description")).isEqualTo("changed");
    tenant.api().with("If-Match", "W/" + newer).delete(path).expectProblem(412);
    tenant.api().with("If-Match", "*").patch(path, PATCH).expect(200);
    String newest = tenant.api().patch(path, PATCH).expect(200).header("ETag");
    tenant.api().with("If-Match", "\"x\", " + newest).delete(path).expect(204);
    tenant.api().with("If-Match", newest).delete(path).expectProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7", "\"7\" \"8\""})
  void whatIsNoTagIsRefused(String header) {
    tenant.api().with("If-Match", header).patch(path, PATCH).expectProblem(400);
    tenant.api().with("If-None-Match", header).get(path).expectProblem(400);
  }

  @Test
  void oneOfManyWhoReadTheSameWins() {
    Api condition = tenant.api().with("If-Match", tag);
    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, 8)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> condition.patch(path, PATCH).status()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
  }

  @Test
  void otherTenantsSeeNoneOfIt() {
    Api other = TestTenant.on(Servers.standard()).api();
    other.with("If-None-Match", tag).get(path).expectProblem(404);
    other.with("If-Match", "\"x\"").patch(path, PATCH).expectProblem(404);
  }
}
