package io.synq.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.delivery.Claimed;
import io.synq.delivery.Conclusion;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.Expired;
import io.synq.delivery.Publisher;
import io.synq.delivery.Recorded;
import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.EndpointDisabled;
import io.synq.event.Event;
import io.synq.eventtype.EventTypeName;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final Instant START = NoticeTables.START;

  private final NoticeTables database = new NoticeTables();
  private final NoticeBoard board = new NoticeBoard(database);
  private final FailingWatch watch = new FailingWatch(database, board);
  private final GivenUp givenUp = new GivenUp();
  private final Published published = new Published();
  private final Teller teller = new Teller(database, board, published);

  private static final class Published extends Publisher {
    private final List<Event> events = new ArrayList<>();

    Published() {
      super(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public List<Publisher.Published> publish(List<Event> given) {
      events.addAll(given);
      return List.of(new Publisher.Published(0, List.of()));
    }
  }

  @BeforeEach
  void makeEndpoint() {
    database.endpoint("ep_1", "https://example.com/a?key=sesame", "ERP bridge");
    run("insert into endpoint_health values ('ep_1', 0, null)");
  }

  @Test
  void endpointThatBeginsToFailIsToldOfOnceAndAgainNoSoonerThanAfterAnHour() {
    fails(4, START);
    assertThat(told(START)).isEmpty();
    fails(5, START);
    Event event = told(START.plusSeconds(1)).get(0);
    assertThat(event.eventType()).isEqualTo("endpoint.failing");
    assertThat(event.isAbout("ep_1")).isTrue();
    JsonObject body = body(event);
    assertThat(body.getString("user_id")).isEqualTo("00000000-0000-0000-0000-000000000000");
    JsonObject payload = body.getJsonObject("payload");
    assertThat(payload.getString("endpoint_id")).isEqualTo("ep_1");
    assertThat(payload.getString("url")).as("no credential").isEqualTo("https://example.com/a");
    assertThat(payload.getString("description")).isEqualTo("ERP bridge");
    assertThat(payload.getInt("failed_attempts")).isEqualTo(5);
    assertThat(payload.getString("failing_since")).isEqualTo("2026-01-31T00:00:00.000Z");
    fails(90, START);
    assertThat(told(START.plus(Duration.ofHours(9)))).as("it still fails").isEmpty();
    fails(6, START.plus(Duration.ofHours(9)));
    assertThat(told(START.plus(Duration.ofHours(9)))).hasSize(1);
    fails(6, START.plus(Duration.ofHours(9)).plusSeconds(60));
    assertThat(told(START.plus(Duration.ofHours(10)).minusSeconds(1))).as("too soon").isEmpty();
    assertThat(told(START.plus(Duration.ofHours(10)))).hasSize(1);
  }

  /** What was told by a clock that was ahead keeps nothing back once it is set. */
  @Test
  void whatWasToldLaterThanNowDoesNotCount() {
    Instant ahead = START.plus(Duration.ofDays(3));
    givesUp("order.created", "dlv_1");
    fails(5, ahead);
    assertThat(told(ahead)).hasSize(2);
    givesUp("order.created", "dlv_2");
    fails(5, START);
    assertThat(told(START))
        .extracting(Event::eventType)
        .containsExactlyInAnyOrder("endpoint.failing", "delivery.failed");
    givesUp("order.created", "dlv_3");
    fails(5, START.plusSeconds(1));
    assertThat(told(START.plusSeconds(2))).as("too soon").isEmpty();
  }

  @Test
  void disabledEndpointDoesNotFail() {
    fails(5, START);
    run("update endpoint set state = 'disabled' where id = 'ep_1'");
    assertThat(told(START)).isEmpty();
  }

  @Test
  void disablingIsToldEachTime() {
    DisablingWatch disabling = new DisablingWatch(board);
    disabling.disabled(new EndpointDisabled("t", "ep_1", DisabledReason.MANUAL, START));
    disabling.disabled(new EndpointDisabled("t", "ep_1", DisabledReason.GONE, START));
    assertThat(told(START))
        .extracting(event -> body(event).getJsonObject("payload").getString("reason"))
        .containsExactly("manual", "gone");
    assertThat(told(START)).isEmpty();
  }

  @Test
  void deliveriesThatAreGivenUpAreToldOfTogetherOnceAMinute() {
    givesUp("order.created", "dlv_1");
    JsonObject first = body(told(START).get(0)).getJsonObject("payload");
    assertThat(first.getInt("deliveries")).isEqualTo(1);
    assertThat(first.getJsonArray("delivery_ids").getString(0)).isEqualTo("dlv_1");
    for (int i = 0; i < 20; i++) {
      givesUp("order.created", "dlv_x" + i);
      assertThat(told(START.plusSeconds(2 * i))).as("within the minute").isEmpty();
    }
    givenUp.expired(new Expired("t", "ep_1", "dlv_old", null, START.plusSeconds(55)));
    JsonObject more = body(told(START.plusSeconds(60)).get(0)).getJsonObject("payload");
    assertThat(more.getInt("deliveries")).isEqualTo(21);
    assertThat(more.getJsonArray("delivery_ids")).hasSize(10);
    assertThat(more.getString("since")).isEqualTo("2026-01-31T00:00:00.000Z");
    assertThat(more.getString("until")).isEqualTo("2026-01-31T00:00:55.000Z");
  }

  @Test
  void noticesPingsAndWhatIsTriedAgainAreNotToldOf() {
    for (NoticeKind kind : NoticeKind.values()) {
      assertThat(EventTypeName.isNotice(kind.eventType())).isTrue();
      givesUp(kind.eventType(), "dlv_1");
      givenUp.expired(new Expired("t", "ep_1", "dlv_1", kind.eventType(), START));
    }
    givesUp("ping", "dlv_1");
    record(DeliveryState.RETRYING, "order.created", "dlv_1");
    record(DeliveryState.DELIVERED, "order.created", "dlv_1");
    record(DeliveryState.CANCELLED, "order.created", "dlv_1");
    assertThat(told(START)).isEmpty();
  }

  @Test
  void whatAnotherNodeHasToldIsNotToldAgain() {
    givesUp("order.created", "dlv_1");
    board.add(givenUp.take());
    List<Notice> seen = teller.due(START).iterator().next();
    assertThat(told(START)).hasSize(1);
    assertThatThrownBy(() -> teller.tell(seen, START, false))
        .isInstanceOf(IllegalStateException.class);
    assertThat(published.events).isEmpty();
  }

  @Test
  void deletedEndpointIsNotToldOf() {
    givesUp("order.created", "dlv_1");
    run("update endpoint set deleted_at = ? where id = 'ep_1'", START);
    assertThat(told(START)).isEmpty();
    assertThat(board.untold(START, START)).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsNotForgotten() {
    givesUp("order.created", "dlv_1");
    List<Notice> taken = givenUp.take();
    givesUp("order.created", "dlv_2");
    givenUp.again(taken);
    assertThat(body(told(START).get(0)).getJsonObject("payload").getInt("deliveries")).isEqualTo(2);
  }

  @Test
  void whatWasWrittenThoughItDidNotSeemSoIsWrittenAgain() {
    givesUp("order.created", "dlv_1");
    List<Notice> taken = givenUp.take();
    board.add(taken);
    givenUp.again(taken);
    assertThat(told(START)).hasSize(1);
  }

  @Test
  void ofTwoNodesThatSeeAnEndpointFailOneTellsIt() {
    for (int node = 0; node < 2; node++) {
      board.addFailing(List.of(Notice.failing("t", "ep_1", 5, START)), START);
    }
    assertThat(told(START)).hasSize(1);
    Instant later = START.plus(Duration.ofHours(2));
    for (int node = 0; node < 2; node++) {
      board.addFailing(List.of(Notice.failing("t", "ep_1", 5, later)), later);
    }
    assertThat(told(later)).hasSize(1);
  }

  @Test
  void whatIsToldTooOftenHidesNothingElse() {
    givesUp("order.created", "dlv_1");
    assertThat(told(START)).hasSize(1);
    board.add(
        Stream.generate(() -> Notice.of(NoticeKind.FAILED, "t", "ep_1", "dlv_2", START))
            .limit(10_000)
            .toList());
    database.endpoint("ep_2", "https://example.com/b", null);
    board.add(List.of(Notice.of(NoticeKind.FAILED, "t", "ep_2", "dlv_3", START)));
    assertThat(told(START.plusSeconds(1))).hasSize(1);
  }

  /** What the timer does. */
  private List<Event> told(Instant now) {
    published.events.clear();
    board.add(givenUp.take());
    watch.look(now);
    teller.due(now).forEach(alike -> teller.tell(alike, now, false));
    List<Event> told = List.copyOf(published.events);
    published.events.clear();
    return told;
  }

  private void fails(int failures, Instant since) {
    run("update endpoint_health set failures = ?, failing_since = ?", failures, since);
  }

  private void givesUp(String type, String delivery) {
    record(DeliveryState.FAILED, type, delivery);
  }

  private void record(DeliveryState state, String type, String delivery) {
    Claimed claimed =
        new Claimed(
            delivery,
            "t",
            "ep_1",
            "e",
            type,
            1,
            false,
            false,
            START,
            START,
            null,
            "c",
            START,
            new byte[0],
            null,
            null,
            false,
            type.equals("ping"));
    Conclusion conclusion = new Conclusion(claimed, null, state, null, null);
    givenUp.recorded(new Recorded(List.of(conclusion), START));
  }

  private static JsonObject body(Event event) {
    return Json.createReader(new ByteArrayInputStream(event.body())).readObject();
  }

  private void run(String sql, Object... values) {
    database.change(sql, values);
  }
}
