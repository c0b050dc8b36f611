import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.JSON;
import org.openapitools.client.api.EndpointsApi;
import org.openapitools.client.api.EventsApi;
import org.openapitools.client.api.MeApi;
import org.openapitools.client.api.ReplaysApi;
import org.openapitools.client.api.WorkspacesApi;
import org.openapitools.client.model.BatchRequest;
import org.openapitools.client.model.BatchResult;
import org.openapitools.client.model.Delivery;
import org.openapitools.client.model.EndpointPatch;
import org.openapitools.client.model.EndpointRequest;
import org.openapitools.client.model.EventPage;
import org.openapitools.client.model.EventRequest;
import org.openapitools.client.model.IssueReport;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.ReplayRequest;

/** The main calls, by the client that openapi-generator makes. Takes: server, key, receiver's URL. */
class Calls {
  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + args[1]));
    EndpointsApi endpoints = new EndpointsApi(client);
    EventsApi events = new EventsApi(client);

    EndpointRequest wanted =
        new EndpointRequest()
            .url(java.net.URI.create(args[2]))
            .eventTypes(List.of("order.*"))
            .description("Orders")
            .headers(Map.of("X-Warehouse", "north"));
    var endpoint = endpoints.createEndpoint(wanted, UUID.randomUUID().toString());
    System.out.println("endpoint " + endpoint.getState() + " " + endpoint.getEventTypes());

    var accepted = events.createEvent(order(149.99), null);
    System.out.println("event " + accepted.getEventType() + " " + accepted.getDeliveries());

    UUID same = UUID.randomUUID();
    var batch =
        new BatchRequest().events(List.of(order(1).eventId(same), order(2).eventId(same)));
    List<BatchResult> results = events.createEvents(batch, null).getResults();
    System.out.println("batch " + results.get(0).getDeliveries() + " " + results.get(1).getStatus());

    EventPage page =
        events.listEvents(
            EventsApi.APIListEventsRequest.newBuilder().eventType("order.created").limit(1).build());
    System.out.println("list " + page.getData().size() + " " + (page.getNextCursor() != null));

    Map<String, Object> body = events.getEvent(accepted.getEventId()).getBody();
    System.out.println("body " + ((Map<?, ?>) body.get("payload")).get("total"));

    var changed =
        endpoints.updateEndpoint(
            endpoint.getId(), new EndpointPatch().description(null).maxInFlight(4), null);
    System.out.println("changed " + changed.getMaxInFlight() + " " + (changed.getDescription() == null));

    System.out.println("ping " + endpoints.pingEndpoint(endpoint.getId()).getStatus());
    System.out.println("delivery " + ended(events, accepted.getEventId()).getState());

    var replay =
        new ReplayRequest()
            .from(OffsetDateTime.now(ZoneOffset.UTC).minusHours(1))
            .deliveryStatus(ReplayRequest.DeliveryStatusEnum.ANY)
            .dryRun(true);
    System.out.println("replay " + new ReplaysApi(client).createReplay(replay, null).getCount());

    var me = new MeApi(client).getMe();
    var issue =
        new WorkspacesApi(client)
            .reportIssue(me.getTenant().getSlug(), new IssueReport().message("late"), null);
    System.out.println("issue " + issue.getStatus());

    try {
      events.getEvent(UUID.randomUUID());
    } catch (ApiException e) {
      System.out.println("error " + problem(e).getType());
    }
    try {
      endpoints.createEndpoint(wanted.url(java.net.URI.create("https://10.0.0.1/")), null);
    } catch (ApiException e) {
      System.out.println("error " + problem(e).getErrors().get(0).getPointer());
    }
  }

  private static EventRequest order(double total) {
    return new EventRequest()
        .eventType("order.created")
        .orgId(UUID.randomUUID())
        .userId(UUID.randomUUID())
        .role("member")
        .payload(Map.of("order_id", "ord_1", "total", total, "line_items", List.of(Map.of("quantity", 2))));
  }

  private static Delivery ended(EventsApi events, UUID event) throws Exception {
    var wanted = EventsApi.APIListEventDeliveriesRequest.newBuilder().eventId(event).build();
    Delivery delivery = events.listEventDeliveries(wanted).getData().get(0);
    for (int i = 0; i < 150 && delivery.getFinishedAt() == null; i++) {
      Thread.sleep(Duration.ofMillis(200).toMillis());
      delivery = events.listEventDeliveries(wanted).getData().get(0);
    }
    return delivery;
  }

  private static Problem problem(ApiException e) throws Exception {
    return JSON.getDefault().getMapper().readValue(e.getResponseBody(), Problem.class);
  }
}
