package io.synq.console.eventtypes;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeResponse;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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

  @PostConstruct
  void load() {
    type = types.get(query.text("name").orElse("-"));
  }

  public void delete() {
    submission.run(
        () -> {
          types.delete(type.name());
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

  /** Those of the newest endpoints that get events of this type. */
  public List<EndpointResponse> getSubscribers() {
    return endpoints.list(new ListQuery(null, MOST_ENDPOINTS)).data().stream()
        .filter(one -> one.eventTypes().stream().anyMatch(this::covers))
        .toList();
  }

  private boolean covers(String pattern) {
    return EventTypeName.brings(pattern, type.name());
  }
}
