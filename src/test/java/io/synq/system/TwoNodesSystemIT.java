package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two servers on one database. */
@Order(8)
@ResourceLock(Nodes.LOCK)
class TwoNodesSystemIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  private static final Receiver RECEIVER = new Receiver();
  private static Nodes nodes;

  private final SynqServer one = nodes.get(0);
  private final SynqServer two = nodes.get(1);
  private final TestTenant tenant = TestTenant.on(one);
  private final Api first = tenant.api();
  private final Api second = Api.withKey(two.url(), tenant.key());

  @BeforeAll
  static void start() {
    // All of them: readers wait for one that was killed for minutes, unless it is back.
    nodes = Nodes.running(3);
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  private static String post(Api node) {
    return node.post("/events", TestEvents.order()).expect(202).string("event_id");
  }

  @Test
  void everyEventIsDeliveredOnceWhicheverNodeTakesIt() {
    tenant.endpoint(RECEIVER.on("/once", Reaction.status(200)));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add(post(i % 2 == 0 ? first : second));
    }
    RECEIVER.await("/once", 300, Duration.ofSeconds(30));
    // Whoever else would send them has had the time to.
    Await.throughout(Duration.ofSeconds(3), () -> RECEIVER.at("/once").size() == 300);
    assertThat(RECEIVER.at("/once"))
        .extracting(Received::eventId)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void whatIsChangedOnOneNodeHoldsOnTheOther() {
    String endpoint = tenant.endpoint(RECEIVER.on("/seen", Reaction.status(200))).getString("id");
    tenant.delivery(post(second), "delivered");
    String key = tenant.newKey("events:read").getString("key");
    Api reader = Api.withKey(two.url(), key);
    reader.get("/events").expect(200);

    first.post("/endpoints/" + endpoint + "/disable").expect(200);
    String keyId =
        first.get("/api-keys").expect(200).data().stream()
            .filter(one -> one.getString("name").equals("k"))
            .findFirst()
            .orElseThrow()
            .getString("id");
    first.delete("/api-keys/" + keyId).expect(204);
    Instant late = Instant.now().plus(SEEN_WITHIN);
    Await.until(
        Await.SOON,
        () -> {
          Instant asked = Instant.now();
          int status = reader.get("/events").status();
          assertThat(status == 401 || asked.isBefore(late)).as("seen within").isTrue();
          return status == 401;
        });
    String held = post(second);
    assertThat(tenant.deliveries(held).get(0).getString("state")).isEqualTo("held");
    second.post("/endpoints/" + endpoint + "/enable").expect(200);
    tenant.delivery(held, "delivered");
  }

  @Test
  void whoReadsOnAtOneNodeMissesNothingThatTheOtherTakes() {
    new FeedReader(second).followWhile(tenant, tenant.at(two));
  }

  /** It breaks again and again, in the midst of what both take. */
  @Test
  void streamThatBreaksGoesOnAtTheOtherNode() {
    Collection<String> posted = new ConcurrentLinkedQueue<>();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 30; i++) {
                posted.addAll(post(i % 2 == 0 ? first : second, 20));
              }
            });
    List<StreamReader.Event> read = new ArrayList<>();
    String last = "start";
    for (int i = 0; read.size() < 600; i++) {
      SynqServer node = i % 2 == 0 ? one : two;
      try (StreamReader reader = StreamReader.open(node.url(), tenant.key(), "", last)) {
        read.addAll(reader.await(Math.min(70, 600 - read.size())));
      }
      last = read.get(read.size() - 1).id();
    }
    writing.join();
    assertThat(read)
        .extracting(StreamReader.Event::eventId)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(posted);
  }

  @Test
  void rateOfAnEndpointHoldsOverAllNodes() {
    String id = tenant.endpoint(RECEIVER.on("/paced", Reaction.status(200))).getString("id");
    first.patch("/endpoints/" + id, "{\"rate_limit\":50}").expect(200);
    CompletableFuture<Void> there = CompletableFuture.runAsync(() -> post(second, 200));
    post(first, 200);
    there.join();
    List<Received> requests = RECEIVER.await("/paced", 400, Duration.ofSeconds(30));
    // The first ones may be read late; a turn that no node takes in time is lost.
    assertThat(RateSystemIT.rate(requests.subList(10, 400))).isLessThanOrEqualTo(55.0);
    assertThat(RateSystemIT.best(requests, 150)).isGreaterThanOrEqualTo(35.0);
    assertThat(requests).extracting(Received::eventId).doesNotHaveDuplicates();
  }

  private static List<String> post(Api node, int events) {
    String all = String.join(",", Collections.nCopies(events, "" + TestEvents.order()));
    return node
        .post("/events/batch", "{\"events\":[" + all + "]}")
        .expect(202)
        .json()
        .getJsonArray("results")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(result -> result.getString("event_id"))
        .toList();
  }

  @Test
  void whoSignsInOnOneNodeIsKnownOnTheOther() {
    PlainVisitor here = PlainVisitor.signedIn(one, tenant.person("viewer"));
    PlainVisitor there = here.at(two);
    assertThat(there.isSignedIn()).isTrue();
    here.signOut();
    assertThat(there.isSignedIn()).isFalse();
  }

  @Test
  void cookieIsNeverSentWithoutTls() {
    PlainVisitor visitor = PlainVisitor.to(one);
    TestTenant.Person person = tenant.person("member");
    Answer answer = visitor.signIn(person.name(), person.password()).expect(302);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("Secure", "HttpOnly", "SameSite=Lax");
    assertThat(visitor.signOut().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("synq_session=\"\"; Expires=Thu, 01 Dec 1994", "Secure", "HttpOnly");
  }

  @Test
  void sameEventPostedToBothAtOnceIsOne() {
    tenant.endpoint(RECEIVER.on("/same", Reaction.status(200)));
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      bodies.add(TestEvents.orderWithId().toString());
    }
    List<CompletableFuture<Integer>> sent = new ArrayList<>();
    for (String body : bodies) {
      for (Api node : List.of(first, second)) {
        sent.add(CompletableFuture.supplyAsync(() -> node.post("/events", body).status()));
      }
    }
    List<Integer> statuses = sent.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).hasSize(40).containsOnly(200, 202);
    RECEIVER.await("/same", 20);
    Await.throughout(Duration.ofSeconds(2), () -> RECEIVER.at("/same").size() == 20);
  }
}
