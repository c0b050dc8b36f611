package io.synq.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import io.synq.platform.GivenSettings;
import io.synq.platform.IdempotencyKey;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import io.synq.platform.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a request with a key is run, and when it is only answered. */
class IdempotentRequestsTest {
  private static final KeptAnswer CREATED =
      new KeptAnswer(201, Map.of("Location", "http://x/1"), "{\"id\":\"1\"}");

  private static final Set<ProblemType> PASSING =
      EnumSet.of(
          ProblemType.TOO_SLOW,
          ProblemType.CHANGED_MEANWHILE,
          ProblemType.LIMIT_REACHED,
          ProblemType.DELIVERY_IN_FLIGHT,
          ProblemType.DELIVERY_WAITS,
          ProblemType.REQUEST_IN_PROGRESS,
          ProblemType.TOO_MANY_REQUESTS,
          ProblemType.INTERNAL,
          ProblemType.UNAVAILABLE);

  private final Rows rows = new Rows();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final IdempotentRequests requests =
      new IdempotentRequests(rows, new IdempotencySettings(GivenSettings.of()), () -> now);
  private final KeptAnswers kept =
      new KeptAnswers(rows, new IdempotencySettings(GivenSettings.of()));

  @Test
  void laterOnesGetTheFirstOnesAnswer() {
    requests.end(first(request("key_1", "k", "{}")), CREATED);
    assertThat(requests.begin(request("key_1", "k", "{}"))).isEqualTo(new Begun.Again(CREATED));
  }

  @Test
  void anotherBodyIsAnotherRequest() {
    requests.end(first(request("key_1", "k", "{}")), CREATED);
    assertThat(requests.begin(request("key_1", "k", "{ }"))).isInstanceOf(Begun.Other.class);
  }

  /** Of a body with a password, which nobody is to guess from it. */
  @Test
  void fingerprintIsOfTheKeyToo() {
    String fingerprint = request("key_1", "k", "{}").fingerprint();
    assertThat(fingerprint)
        .hasSize(64)
        .isEqualTo(request("key_1", "k", "{}").fingerprint())
        .isNotEqualTo(request("key_1", "l", "{}").fingerprint());
  }

  @Test
  void anotherKeyOrCallerRunsByItself() {
    requests.end(first(request("key_1", "k", "{}")), CREATED);
    first(request("key_1", "l", "{}"));
    first(request("key_2", "k", "{}"));
    first(request(Caller.Kind.JWT, "key_1", "k", "{}"));
  }

  @Test
  void whileTheFirstRunsTheOthersAreTold() {
    first(request("key_1", "k", "{}"));
    assertThat(requests.begin(request("key_1", "k", "{}"))).isInstanceOf(Begun.Running.class);
    assertThat(requests.begin(request("key_1", "k", "{ }"))).isInstanceOf(Begun.Other.class);
  }

  @Test
  void requestWhoseServerDiedIsRunAgain() {
    Begun.First lost = first(request("key_1", "k", "{}"));
    now = now.plus(Duration.ofMinutes(2));
    assertThat(requests.begin(request("key_1", "k", "{}"))).isInstanceOf(Begun.Running.class);
    now = now.plusMillis(1);
    Begun.First second = first(request("key_1", "k", "{}"));
    requests.end(lost, new KeptAnswer(201, Map.of(), "of the lost one"));
    requests.end(second, CREATED);
    assertThat(requests.begin(request("key_1", "k", "{}"))).isEqualTo(new Begun.Again(CREATED));
  }

  @Test
  void serversFailureIsNotKept() {
    requests.end(first(request("key_1", "k", "{}")), new KeptAnswer(503, Map.of(), ""));
    first(request("key_1", "k", "{}"));
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void whatPassesIsNotKept(ProblemType type) {
    String body = ProblemResponse.json(Problem.of(type, "no"), "trace").toString();
    KeptAnswer answer = new KeptAnswer(type.status(), Map.of(), body);
    requests.end(first(request("key_1", "k", "{}")), answer);
    assertThat(requests.begin(request("key_1", "k", "{}")))
        .isInstanceOf(PASSING.contains(type) ? Begun.First.class : Begun.Again.class);
  }

  @Test
  void callersFailureIsKept() {
    KeptAnswer refused = new KeptAnswer(422, Map.of(), "{}");
    requests.end(first(request("key_1", "k", "{}")), refused);
    assertThat(requests.begin(request("key_1", "k", "{}"))).isEqualTo(new Begun.Again(refused));
  }

  @Test
  void afterADayTheKeyIsFree() {
    requests.end(first(request("key_1", "k", "{}")), CREATED);
    now = now.plus(Duration.ofHours(24));
    assertThat(requests.begin(request("key_1", "k", "{}"))).isInstanceOf(Begun.Again.class);
    assertThat(kept.batch(now)).isZero();
    now = now.plusMillis(1);
    first(request("key_1", "k", "{\"other\":1}"));
    now = now.plus(Duration.ofHours(25));
    assertThat(kept.batch(now)).isEqualTo(1);
  }

  @Test
  void keyIsFreeTooWhileItsOldAnswerIsBeingPurged() {
    requests.end(first(request("key_1", "k", "{}")), CREATED);
    now = now.plus(Duration.ofHours(25));
    rows.purging = true;
    first(request("key_1", "k", "{}"));
  }

  private Begun.First first(Request request) {
    Begun begun = requests.begin(request);
    assertThat(begun).isInstanceOf(Begun.First.class);
    return (Begun.First) begun;
  }

  private static Request request(String caller, String key, String body) {
    return request(Caller.Kind.API_KEY, caller, key, body);
  }

  private static Request request(Caller.Kind kind, String caller, String key, String body) {
    return Request.of(
        new Caller(kind, caller, "Test", "tenant", Set.of()),
        "synq_x",
        new IdempotencyKey(key),
        "POST /endpoints",
        body.getBytes(UTF_8));
  }

  /** The table, in memory. */
  private static final class Rows extends RequestRows {
    private final Map<String, Row> byId = new HashMap<>();
    private boolean purging;

    Rows() {
      super(null);
    }

    @Override
    Optional<Row> find(String id) {
      return Optional.ofNullable(byId.get(id));
    }

    @Override
    void add(Request request, long startedAt) {
      byId.put(request.id(), new Row(request.fingerprint(), startedAt, null));
    }

    @Override
    boolean renew(Request request, long before, long startedAt) {
      if (purging) {
        byId.clear();
        return false;
      }
      add(request, startedAt);
      return true;
    }

    @Override
    void answer(String id, long startedAt, byte[] answer) {
      byId.computeIfPresent(
          id,
          (key, row) ->
              row.startedAt() == startedAt ? new Row(row.fingerprint(), startedAt, answer) : row);
    }

    @Override
    void remove(String id, long startedAt) {
      byId.remove(id);
    }

    @Override
    int purge(long before) {
      int all = byId.size();
      byId.values().removeIf(row -> row.startedAt() < before);
      return all - byId.size();
    }
  }
}
