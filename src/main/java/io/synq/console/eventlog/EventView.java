package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.Excerpt;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.deliverylog.EventDeliveriesResource;
import io.synq.event.EventSummary;
import io.synq.eventlog.EventsResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.repair.EventReplay;
import io.synq.repair.EventReplayResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event: what happened, who did it, and who was told. */
@Named("eventDetail")
@RequestScoped
public class EventView {
  private static final int ROWS = 100;

  @Inject EventsResource events;
  @Inject EventDeliveriesResource deliveriesOfEvent;
  @Inject EventReplayResource replays;
  @Inject EndpointNames names;
  @Inject LiveVersions versions;
  @Inject Submission submission;
  @Inject Query query;
  @Inject Form form;
  private EventSummary event;
  private LiveWatch live;
  private byte[] body = {};
  private Page<DeliveryResponse> deliveries = new Page<>(List.of(), null);
  private String endpointId = "";
  private @Nullable String traceId;

  @PostConstruct
  void load() {
    event = events.summary(query.id());
    body = events.body(event.eventId());
    traceId = events.traceId(event.eventId());
    live = versions.watch(LiveTopic.EVENT, event.eventId());
    deliveries = deliveriesOfEvent.list(event.eventId(), new ListQuery(query.cursor(), ROWS));
    names.look(deliveries.data().stream().map(DeliveryResponse::endpointId).toList());
    endpointId = form.text("endpoint").or(() -> query.text("endpoint_id")).orElse("");
  }

  /** To all that would get it now, or to the endpoint that was chosen. */
  public void replay() {
    submission.run(
        () -> {
          EventReplay where =
              endpointId.isEmpty()
                  ? EventReplay.TO_ALL
                  : new Members().texts("endpoint_ids", List.of(endpointId)).as(EventReplay.class);
          Page<DeliveryResponse> made = replays.replay(event.eventId(), where).body();
          return Next.to(ConsolePage.EVENT, "id", event.eventId())
              .saying(Replayed.notice(1, made.data().size()));
        });
  }

  public EventSummary getEvent() {
    return event;
  }

  /** Null where it belongs to no trace. */
  public @Nullable String getTraceId() {
    return traceId;
  }

  public Page<DeliveryResponse> getDeliveries() {
    return deliveries;
  }

  public LiveWatch getLive() {
    return live;
  }

  public Excerpt getRaw() {
    return Excerpt.raw(body(), isWhole());
  }

  public Excerpt getPretty() {
    return isWhole() ? Excerpt.whole(body()) : Excerpt.of(body(), Excerpt.MOST);
  }

  private boolean isWhole() {
    return query.text("body").filter("all"::equals).isPresent();
  }

  public int getBytes() {
    return body.length;
  }

  private String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Answers with the body's bytes in place of the page, if the address asks for them. */
  public void download(ComponentSystemEvent event) throws IOException {
    if (query.text("download").filter("body"::equals).isEmpty()) {
      return;
    }
    BodyFile.answer(this.event.eventId(), body);
  }

  /** Where it is to be delivered again; empty for all that would get it. */
  public String getEndpointId() {
    return endpointId;
  }

  /** Text for an address. */
  public String encode(String text) {
    return Query.encode(text);
  }
}
