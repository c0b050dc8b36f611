package io.synq.console.eventtypes;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.eventtype.EventTypeResponse;
import io.synq.eventtype.EventTypesResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** An event type: what its events say, and who gets them. */
@Named("eventType")
@RequestScoped
public class EventTypeView {
  private static final int MOST_ENDPOINTS = 200;

  @Inject EventTypesResource types;
  @Inject EndpointsResource endpoints;
  @Inject Submission submission;
  @Inject Query query;
  private EventTypeResponse type;
  private List<EndpointResponse> subscribers = List.of();
  private int others;

  @PostConstruct
  void load() {
    type = types.get(query.text("name").orElse("-")).body();
    List<String> subscribed = endpoints.subscribed(type.name());
    subscribers =
        endpoints.some(newest(subscribed)).stream()
            .sorted(Comparator.comparing(EndpointResponse::id).reversed())
            .toList();
    others = subscribed.size() - subscribers.size();
  }

  /** Ids begin with the time at which they were made. */
  private static List<String> newest(List<String> ids) {
    return ids.stream().sorted(Comparator.reverseOrder()).limit(MOST_ENDPOINTS).toList();
  }

  public void delete() {
    submission.run(
        () -> {
          types.delete(type.name(), null);
          return Next.to(ConsolePage.EVENT_TYPES)
              .saying("Your description of " + type.name() + " is deleted.");
        });
  }

  public EventTypeResponse getFacts() {
    return type;
  }

  public String getSchema() {
    return JsonText.pretty(type.schema());
  }

  public String getExample() {
    return JsonText.pretty(type.example());
  }

  /** Whether the tenant has an entry of its own: the server's types are fixed. */
  public boolean isOwn() {
    return type.createdAt() != null;
  }

  public boolean isEditable() {
    return type.family().equals("commerce");
  }

  /** The newest of the endpoints that get events of this type. */
  public List<EndpointResponse> getSubscribers() {
    return subscribers;
  }

  /** How many others get them. */
  public int getOthers() {
    return others;
  }
}
