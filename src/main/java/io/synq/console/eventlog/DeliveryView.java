package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Existing;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.Excerpt;
import io.synq.console.text.Markup;
import io.synq.deliverylog.AttemptResponse;
import io.synq.deliverylog.DeliveriesResource;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.event.EventSummary;
import io.synq.eventlog.EventsResource;
import io.synq.repair.RepairResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A delivery: each attempt, what came of it, and what one can do. */
@Named("deliveryDetail")
@RequestScoped
public class DeliveryView {
  private static final Set<String> WAITING = Set.of("pending", "retrying", "held");
  private static final Set<String> REPEATABLE =
      Set.of("pending", "retrying", "failed", "cancelled");

  @Inject DeliveriesResource deliveries;
  @Inject RepairResource repair;
  @Inject EventsResource events;
  @Inject EndpointsResource endpoints;
  @Inject LiveVersions versions;
  @Inject Submission submission;
  @Inject Query query;
  private DeliveryResponse delivery;
  private LiveWatch live;
  private EventSummary event;
  private byte[] bytes = {};
  private String body = "";
  private List<AttemptStory> attempts = List.of();
  private @Nullable EndpointResponse endpoint;

  @PostConstruct
  void load() {
    live = versions.watch(LiveTopic.DELIVERY, query.id());
    delivery = deliveries.get(query.id());
    event = events.summary(delivery.eventId());
    endpoint = Existing.of(() -> endpoints.get(delivery.endpointId()).body()).orElse(null);
    attempts = delivery.attempts().stream().map(AttemptStory::new).toList();
    AttemptStory shown = getShown();
    bytes = shown == null || shown.unsent() ? new byte[0] : sent(shown.attempt());
    body = new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] sent(AttemptResponse attempt) {
    return attempt.transformed()
        ? deliveries.body(delivery.id(), attempt.id())
        : events.body(delivery.eventId());
  }

  public void retry() {
    submission.run(
        () -> {
          DeliveryResponse retried = repair.retry(delivery.id()).body();
          return here()
              .saying(
                  retried.waitsFor() == null
                      ? "It is attempted now."
                      : "It goes in its turn: others of its key go first.");
        });
  }

  public void cancel() {
    submission.run(
        () -> {
          repair.cancel(delivery.id());
          return here().saying("The delivery is cancelled.");
        });
  }

  private Next here() {
    return Next.to(ConsolePage.DELIVERY, "id", delivery.id());
  }

  public DeliveryResponse getDelivery() {
    return delivery;
  }

  public EventSummary getEvent() {
    return event;
  }

  /** Null if it was deleted. */
  public @Nullable EndpointResponse getEndpoint() {
    return endpoint;
  }

  /** Where it goes, or went. */
  public String getUrl() {
    if (endpoint != null) {
      return endpoint.url();
    }
    return attempts.isEmpty()
        ? delivery.endpointId()
        : attempts.get(attempts.size() - 1).attempt().url();
  }

  public LiveWatch getLive() {
    return live;
  }

  /** Newest first. */
  public List<AttemptStory> getAttempts() {
    return attempts.stream()
        .sorted(Comparator.comparingInt((AttemptStory one) -> one.attempt().number()).reversed())
        .toList();
  }

  /** The attempt that is shown in full: the chosen one, or the last; null if there is none. */
  public @Nullable AttemptStory getShown() {
    String wanted = query.text("attempt").orElse("");
    return attempts.stream()
        .filter(one -> Integer.toString(one.attempt().number()).equals(wanted))
        .findFirst()
        .orElse(attempts.isEmpty() ? null : attempts.get(attempts.size() - 1));
  }

  /** What was sent. */
  public Excerpt getPretty() {
    return query.text("body").filter("all"::equals).isPresent()
        ? Excerpt.whole(body)
        : Excerpt.of(body, Excerpt.MOST);
  }

  /** Answers with what was sent in place of the page, if the address asks for it. */
  public void download(ComponentSystemEvent asked) throws IOException {
    AttemptStory shown = getShown();
    if (shown != null && query.text("download").filter("body"::equals).isPresent()) {
      BodyFile.answer(file(shown), bytes);
    }
  }

  /** What a file with what was sent is called. */
  private String file(AttemptStory shown) {
    return shown.attempt().transformed() ? shown.attempt().id() : event.eventId();
  }

  /** Whether the body is too large for a command: it is in a file. */
  public boolean isLarge() {
    return Excerpt.isLarge(body) || !CurlCommand.takes(body);
  }

  /** The shown attempt as a command, as HTML. */
  public String getCurl() {
    AttemptStory shown = getShown();
    return shown == null
        ? ""
        : Markup.escape(shown.curl(isLarge() ? "@" + file(shown) + ".json" : body));
  }

  public boolean isRepeatable() {
    return REPEATABLE.contains(delivery.state()) && endpoint != null && delivery.waitsFor() == null;
  }

  public boolean isWaiting() {
    return WAITING.contains(delivery.state());
  }
}
