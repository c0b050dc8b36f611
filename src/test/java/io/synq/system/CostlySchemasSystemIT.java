package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Schemas that take long, and who waits for them. */
class CostlySchemasSystemIT {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final String TYPE = "/event-types/ex.deep";

  /** Twice as much at each level of the payload, which nobody can tell from the schema alone. */
  private static final String BY_DEPTH =
      "{'schema':{'additionalProperties':{'allOf':[{'$ref':'#'},{'$ref':'#'}]}},'enforce':true}"
          .replace('\'', '"');

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void schemaThatIsTooCostlyIsRefusedWithItsCost() {
    String alternatives =
        IntStream.range(0, 18)
            .mapToObj(
                i ->
                    "'n%d':{'anyOf':[{'$ref':'#/$defs/n%d'},{'$ref':'#/$defs/n%d'}]}"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining(","));
    String body =
        "{'schema':{'$defs':{%s,'n18':{'type':'string'}},'additionalProperties':{'$ref':'#/$defs/n0'}}}"
            .formatted(alternatives)
            .replace('\'', '"');
    Answer refused = tenant.api().put(TYPE, body).expectProblem(422);
    assertThat(refused.pointers()).containsExactly("/schema");
    assertThat(refused.string("detail"))
        .contains("is too costly: it applies 1048575 schemas", "at most 10000");
  }

  @Test
  @ResourceLock(Servers.QUIET)
  void whoeverHasCostlySchemasWaitsAlone() {
    tenant.api().put(TYPE, BY_DEPTH).expect(201);
    String payload = "{\"a\":".repeat(20) + "{}" + "}".repeat(20);
    JsonArrayBuilder events = Json.createArrayBuilder();
    JsonObject event =
        Json.createObjectBuilder(TestEvents.of("ex.deep"))
            .add("payload", Json.createReader(new StringReader(payload)).readObject())
            .build();
    for (int i = 0; i < 1000; i++) {
      events.add(event);
    }
    JsonObject batch = Json.createObjectBuilder().add("events", events).build();
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(CompletableFuture.supplyAsync(() -> tenant.api().post("/events/batch", batch)));
    }
    TestTenant other = TestTenant.on(server);
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Instant start = Instant.now();
      other.api().post("/events", TestEvents.order()).expect(202);
      Api.anonymous(server.url()).getRoot("/health/live").expect(200);
      waits.add(Duration.between(start, Instant.now()));
    }
    // One may meet a pause of the machine.
    assertThat(waits.stream().sorted().toList().get(8)).isLessThan(SOON);
    assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThan(Await.SOON));
    for (CompletableFuture<Answer> one : sent) {
      assertThat(
              one.join().expect(202).json().getJsonArray("results").getValuesAs(JsonObject.class))
          .hasSize(1000)
          .extracting(result -> result.getInt("status"))
          .contains(503)
          .isSubsetOf(422, 503);
    }
  }
}
