package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.endpoint.EndpointRequest;
import io.synq.request.RecordSchema;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sends what is wrong in one way to every operation of the API's description: no answer may be a
 * failure of the server's, or be outside of what the description says.
 */
@Conformance
class OpenApiFuzzSystemIT {
  private static final long SEED = Long.getLong("synq.fuzz.seed", 20_240_815L);

  /**
   * Of each operation, or more if its body has more members; all that there are with a large
   * number.
   */
  private static final int MOST = Integer.getInteger("synq.fuzz.cases", 25);

  private static final int MOST_SHOWN = 20;

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterEach
  void nothingMoreIsSent() {
    for (JsonObject endpoint : tenant.api().get("/endpoints?limit=200").expect(200).data()) {
      tenant.api().delete("/endpoints/" + endpoint.getString("id"));
    }
  }

  @Test
  void everyAnswerIsOneThatIsDescribed() {
    ApiDocument document = ApiDocument.of(server);
    ApiExamples examples = new ApiExamples(server, tenant);
    examples.sendAll(document);
    FuzzCases cases = new FuzzCases(server.url(), examples, TestTenant.on(server).api());
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    Map<String, Set<String>> members = new HashMap<>();
    int sent = 0;
    for (ApiOperation operation : deletingLast(document)) {
      for (FuzzCase one : cases.some(operation, MOST, random)) {
        sent++;
        members.computeIfAbsent("" + operation, key -> new TreeSet<>()).add(one.member());
        judge(one).ifPresent(reason -> wrong.add(one + "\n  → " + reason));
      }
    }
    assertThat(sent).isGreaterThan(Math.min(MOST, 25) * 4 / 5 * document.operations().size());
    assertThat(wrong.stream().limit(MOST_SHOWN).toList())
        .as(wrong.size() + " of " + sent + " with -Dsynq.fuzz.seed=" + SEED)
        .isEmpty();
    assertThat(members.get("POST /api/v1/endpoints"))
        .contains("/authentication/pkcs12", "/retry/limit_seconds")
        .containsAll(members("", RecordSchema.of(EndpointRequest.class)));
  }

  /** Of a record and of those within it. */
  private static List<String> members(String place, JsonObject schema) {
    List<String> members = new ArrayList<>();
    schema
        .getJsonObject("properties")
        .forEach(
            (name, member) -> {
              members.add(place + "/" + name);
              if (member.asJsonObject().containsKey("properties")) {
                members.addAll(members(place + "/" + name, member.asJsonObject()));
              }
            });
    return members;
  }

  private static List<ApiOperation> deletingLast(ApiDocument document) {
    return document.operations().stream()
        .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
        .toList();
  }

  private static Optional<String> judge(FuzzCase request) {
    Answer answer;
    try {
      answer = request.send();
    } catch (Api.NoAnswerException e) {
      return Optional.of("no answer: " + e.getCause());
    }
    try {
      if (answer.status() >= 400) {
        answer.expectProblem(answer.status());
      }
    } catch (AssertionError e) {
      return Optional.of(answer + ": " + e.getMessage());
    }
    for (String member : request.operation().members().keySet()) {
      if (answer.text().contains("{\"pointer\":\"" + member + "\",\"message\":\"is not a member")) {
        return Optional.of("a described member that is none: " + answer);
      }
    }
    boolean otherMethod = !request.method().equals(request.operation().method());
    boolean elsewhere = otherMethod && (answer.status() == 405 || answer.status() == 404);
    return elsewhere
        ? Optional.empty()
        : request.operation().undescribed(answer).map(reason -> reason + ": " + answer);
  }
}
