package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.synq.MemoryDatabase;
import io.synq.endpoint.Filter;
import io.synq.endpoint.Filters;
import io.synq.endpoint.OrderRule;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.endpoint.TenantSubscribers;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.event.LiveTraffic;
import io.synq.platform.Database;
import io.synq.platform.Dialect;
import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import io.synq.trace.Tracing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored for events and in which order, with the database by hand. */
class PublisherTest {
  /** What was written, in its order. */
  private final List<String> written = new ArrayList<>();

  private final List<Delivery> opened = new ArrayList<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final FreshClaims fresh = new FreshClaims();
  private final Bodies bodies = new Bodies();
  private final Drain drain = new Drain();

  /** Null: it is asked for nothing where no endpoint keeps order. */
  private @Nullable Database linesIn;

  private final OrderJoin lines =
      new OrderJoin(
          new Database() {
            @Override
            public Dialect dialect() {
              return Dialect.DERBY;
            }

            @Override
            public <T> T run(Work<T> work) {
              return Objects.requireNonNull(linesIn).run(work);
            }
          });

  private final Filters filters = new Filters(this::tick);
  private final Known known = new Known();
  private Instant now = NOW;

  /** What each look at the clock takes. */
  private Duration each = Duration.ZERO;

  private boolean full;

  private final Publisher publisher =
      new Publisher(
          new Log(),
          new Rows(),
          lines,
          known,
          new NodeClaims(new ServerSettings(GivenSettings.of())),
          fresh,
          bodies,
          filters,
          new DeliverySettings(GivenSettings.of()),
          new LiveTraffic(),
          drain,
          Tracing.off());

  private final class Log extends Events {
    Log() {
      super(null, null);
    }

    @Override
    public void append(List<Event> events) {
      if (full) {
        throw new IllegalStateException("as the test wants it");
      }
      events.forEach(event -> written.add("event " + event.eventId()));
    }
  }

  private final class Rows extends Deliveries {
    Rows() {
      super(null, null, null, null, null);
    }

    @Override
    public void open(List<Delivery> deliveries) {
      deliveries.forEach(one -> written.add("delivery of " + one.eventId()));
      opened.addAll(deliveries);
    }
  }

  private final class Known extends Subscribers {
    private int asked;

    Known() {
      super(null, null, null);
    }

    @Override
    public Map<String, TenantSubscribers> of(Collection<String> tenantIds) {
      asked++;
      return tenantIds.stream()
          .collect(
              toMap(
                  Function.identity(),
                  tenant ->
                      new TenantSubscribers(
                          1,
                          subscribers.stream()
                              .filter(one -> one.tenantId().equals(tenant))
                              .collect(toMap(Subscriber::endpointId, Function.identity())))));
    }
  }

  private void subscribe(String endpointId, String tenantId, String type, boolean enabled) {
    subscribe(endpointId, tenantId, type, enabled, null);
  }

  private void subscribe(
      String endpointId, String tenantId, String type, boolean enabled, @Nullable OrderRule order) {
    subscribe(endpointId, tenantId, type, enabled, order, null);
  }

  private void filtered(String endpointId, String tenantId, Filter filter) {
    subscribe(endpointId, tenantId, "*", true, null, filter);
  }

  private void subscribe(
      String endpointId,
      String tenantId,
      String type,
      boolean enabled,
      @Nullable OrderRule order,
      @Nullable Filter filter) {
    subscribers.add(
        new Subscriber(
            endpointId,
            tenantId,
            URI.create("https://example.com/hooks"),
            List.of(type),
            filter,
            null,
            Map.of(),
            null,
            List.of(),
            null,
            null,
            null,
            order,
            enabled));
  }

  private static Event event(String id, String tenantId, String type) {
    Event.Actor actor = new Event.Actor("org", "user", "member");
    return new Event(tenantId, id, type, NOW, NOW, actor, "{}".getBytes(UTF_8));
  }

  private boolean isFresh(Delivery delivery) {
    return fresh.take(delivery.wake(), NOW).isPresent();
  }

  @Test
  void eventsAreStoredBeforeTheirDeliveries() {
    subscribe("ep_1", "a", "*", true);
    publisher.publish(List.of(event("e1", "a", "order.created"), event("e2", "a", "x.y")));
    assertThat(written).containsExactly("event e1", "event e2", "delivery of e1", "delivery of e2");
  }

  @Test
  void deliveriesAreForTheSubscribersOfTheSameTenantThatWantTheType() {
    subscribe("ep_1", "a", "order.*", true);
    subscribe("ep_2", "a", "user.created", true);
    subscribe("ep_3", "b", "*", true);
    var results =
        publisher.publish(
            List.of(event("e1", "a", "order.created"), event("e2", "c", "order.created")));
    assertThat(opened).extracting(Delivery::endpointId).containsExactly("ep_1");
    assertThat(results).extracting(Publisher.Published::deliveries).containsExactly(1, 0);
    assertThat(known.asked).isEqualTo(1);
  }

  @Test
  void noticesAreForThoseThatNameThemButNotForTheEndpointThatTheyTellOf() {
    subscribe("ep_1", "a", "endpoint.failing", true);
    subscribe("ep_2", "a", "endpoint.failing", true);
    subscribe("ep_3", "a", "*", true);
    subscribe("ep_4", "a", "endpoint.*", true);
    Event.Actor first = Event.Actor.endpoint("a", "ep_1");
    publisher.publish(
        List.of(new Event("a", "e1", "endpoint.failing", NOW, NOW, first, "{}".getBytes(UTF_8))));
    assertThat(opened).extracting(Delivery::endpointId).containsExactly("ep_2");
  }

  @Test
  void whatThisNodeOpensItClaimsUntilItsWakeUpMustHaveCome() {
    subscribe("ep_1", "a", "*", true);
    var result = publisher.publish(List.of(event("e1", "a", "order.created"))).get(0);
    Delivery delivery = opened.get(0);
    assertThat(result.wakes()).extracting(Wake::deliveryId).containsExactly(delivery.id());
    assertThat(delivery.createdAt()).isEqualTo(NOW);
    assertThat(delivery.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(72)));
    assertThat(isFresh(delivery)).isTrue();
  }

  @Test
  void whatADisabledEndpointGetsIsHeldByNobodysClaim() {
    subscribe("ep_1", "a", "*", false);
    var result = publisher.publish(List.of(event("e1", "a", "order.created"))).get(0);
    assertThat(result.deliveries()).isEqualTo(1);
    assertThat(result.wakes()).isEmpty();
    assertThat(isFresh(opened.get(0))).isFalse();
  }

  @Test
  void aNodeThatLeavesClaimsNothing() {
    subscribe("ep_1", "a", "*", true);
    drain.begin();
    var result = publisher.publish(List.of(event("e1", "a", "order.created"))).get(0);
    assertThat(opened).hasSize(1);
    assertThat(result.wakes()).isEmpty();
    assertThat(isFresh(opened.get(0))).isFalse();
  }

  @Test
  void nothingIsOpenedForEventsThatCannotBeStored() {
    subscribe("ep_1", "a", "*", true);
    full = true;
    List<Event> events = List.of(event("e1", "a", "order.created"));
    assertThatThrownBy(() -> publisher.publish(events)).isInstanceOf(IllegalStateException.class);
    assertThat(opened).isEmpty();
  }

  @Test
  void aBodyThatSeveralNeedIsKeptOnce() {
    subscribe("ep_1", "a", "*", true);
    Event one = event("e1", "a", "order.created");
    publisher.publish(List.of(one));
    assertThat(bodies.size()).isZero();
    subscribe("ep_2", "a", "*", true);
    Event two = event("e2", "a", "order.created");
    publisher.publish(List.of(two));
    assertThat(bodies.get(new Bodies.Key("a", "e2"))).containsSame(two.body());
  }

  @Test
  void aGroupOfNoneAsksNothing() {
    assertThat(publisher.publish(List.of())).isEmpty();
    assertThat(known.asked).isZero();
    assertThat(written).isEmpty();
  }

  @Test
  void ofAKeyOnlyTheFirstIsClaimedAndTheNextOnesWait() {
    linesIn = new MemoryDatabase();
    subscribe("ep_1", "a", "*", true, new OrderRule(null));
    subscribe("ep_2", "a", "x.y", true);
    var results =
        publisher.publish(
            List.of(event("e1", "a", "x.y"), event("e2", "a", "x.y"), event("e3", "a", "x.z")));
    assertThat(opened)
        .filteredOn(one -> one.endpointId().equals("ep_1"))
        .extracting(Delivery::orderKey, Delivery::waitsForItsTurn, this::isFresh)
        .containsExactly(
            tuple("x.y", false, true), tuple("x.y", true, false), tuple("x.z", false, true));
    assertThat(results).extracting(one -> one.wakes().size()).containsExactly(2, 1, 1);
    assertThat(results).extracting(Publisher.Published::deliveries).containsExactly(2, 2, 1);
    opened.clear();
    publisher.publish(List.of(event("e4", "a", "x.z")));
    assertThat(opened).extracting(Delivery::waitsForItsTurn).containsExactly(true);
  }

  @Test
  void whatADisabledEndpointGetsJoinsItsKeyToo() {
    linesIn = new MemoryDatabase();
    subscribe("ep_1", "a", "*", false, new OrderRule(null));
    var results = publisher.publish(List.of(event("e1", "a", "x.y"), event("e2", "a", "x.y")));
    assertThat(opened).extracting(Delivery::waitsForItsTurn).containsExactly(false, true);
    assertThat(results).allMatch(one -> one.wakes().isEmpty());
    assertThat(isFresh(opened.get(0))).isFalse();
  }

  private static Screened screened(String id, String tenantId) {
    return screened(id, tenantId, 0);
  }

  private static Screened screened(String id, String tenantId, int turns) {
    return new Screened(event(id, tenantId, "x.y"), turns);
  }

  private static List<Screened> screened(String tenantId, int count) {
    return IntStream.range(0, count).mapToObj(i -> screened(tenantId + i, tenantId)).toList();
  }

  /** A batch to thousands of endpoints ended the server. */
  @Test
  void aTransactionOpensSoManyDeliveriesOfATenantAndOthersHaveTheirPlace() {
    int endpoints = GroupBounds.MOST / 2;
    for (int i = 0; i < endpoints; i++) {
      subscribe("ep_" + i, "a", "*", true);
    }
    subscribe("ep_b", "b", "*", true);
    List<Screened> group = new ArrayList<>(screened("a", 4));
    group.add(screened("b1", "b"));
    var results = publisher.publishScreened(group);
    assertThat(results.subList(0, 2)).allMatch(Publisher.Published.class::isInstance);
    assertThat(results.subList(2, 4)).containsOnly(Publisher.NotYet.FULL);
    assertThat(results.get(4)).isInstanceOf(Publisher.Published.class);
    assertThat(opened).hasSize(2 * endpoints + 1);
    assertThat(written.subList(0, 3)).containsExactly("event a0", "event a1", "event b1");
    assertThat(publisher.publishScreened(group.subList(2, 4)))
        .allMatch(Publisher.Published.class::isInstance);
  }

  @Test
  void aTransactionOpensSoManyDeliveriesInAllAndOneOfAnEventWhateverThatIs() {
    List<Screened> group = new ArrayList<>();
    for (int tenant = 0; tenant < 4; tenant++) {
      for (int i = 0; i < GroupBounds.MOST_IN_ALL / 2; i++) {
        subscribe("ep_" + tenant + "_" + i, "t" + tenant, "*", true);
      }
      group.addAll(screened("t" + tenant, 1));
    }
    var results = publisher.publishScreened(group);
    assertThat(results.subList(0, 2)).allMatch(Publisher.Published.class::isInstance);
    assertThat(results.subList(2, 4)).containsOnly(Publisher.NotYet.FULL);
  }

  /** After a start, and when it was changed, a filter was asked while all tenants waited. */
  @Test
  void whatNoFilterWasAskedAboutIsNotStoredYetUnlessThatTakesNoTime() {
    Filter filter = Filter.compile("true");
    filtered("ep_1", "a", filter);
    subscribe("ep_2", "b", "*", true);
    List<Screened> group = List.of(screened("a1", "a"), screened("b1", "b"));
    assertThat(publisher.publishScreened(group).get(0)).isEqualTo(Publisher.NotYet.UNASKED);
    assertThat(written).containsExactly("event b1", "delivery of b1");

    assertThat(group.get(0).verdict("a", filter, filters, NOW.plusSeconds(1)).delivers()).isTrue();
    assertThat(publisher.publishScreened(group).get(0)).isInstanceOf(Publisher.Published.class);
    assertThat(filter.isQuick()).isTrue();
    assertThat(publisher.publishScreened(List.of(screened("a2", "a"))).get(0))
        .isInstanceOf(Publisher.Published.class);
  }

  @Test
  void whatGivesKeysIsAskedBeforeTooIfTheFilterTakesTheEvent() {
    linesIn = new MemoryDatabase();
    Filter none = Filter.compile("false");
    Filter all = Filter.compile("true");
    OrderRule rule = new OrderRule(Filter.compile("id"));
    subscribe("ep_1", "a", "*", true, rule, none);
    subscribe("ep_2", "b", "*", true, rule, all);
    Screened notTaken = screened("a1", "a");
    Screened taken = screened("b1", "b");
    assertThat(notTaken.verdict("a", none, filters, NOW.plusSeconds(1)).delivers()).isFalse();
    assertThat(taken.verdict("b", all, filters, NOW.plusSeconds(1)).delivers()).isTrue();
    var results = publisher.publishScreened(List.of(notTaken, taken));
    assertThat(results.get(0)).isInstanceOf(Publisher.Published.class);
    assertThat(results.get(1)).isEqualTo(Publisher.NotYet.UNASKED);
  }

  /** Where filters change faster than events come to be stored, each group gets further. */
  @Test
  void whatHadItsTurnsIsAskedAboutForAMomentAGroup() {
    filtered("ep_1", "a", Filter.compile("true"));
    each = GroupBounds.MOMENT.dividedBy(2);
    int turns = GroupBounds.MOST_TURNS;
    List<Screened> group =
        List.of(
            screened("a1", "a", turns), screened("a2", "a", turns), screened("a3", "a", turns - 1));
    var results = publisher.publishScreened(group);
    assertThat(results.get(0)).isInstanceOf(Publisher.Published.class);
    assertThat(results.subList(1, 3)).containsOnly(Publisher.NotYet.UNASKED);
    assertThat(publisher.publishScreened(group.subList(1, 3)).get(0))
        .isInstanceOf(Publisher.Published.class);
  }

  private Instant tick() {
    now = now.plus(each);
    return now;
  }
}
