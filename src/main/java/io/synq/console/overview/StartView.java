package io.synq.console.overview;

import io.synq.access.ApiKeysResource;
import io.synq.console.frame.Awaited;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Shell;
import io.synq.console.frame.Submission;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.deliverylog.EndpointDeliveriesResource;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.eventtype.FirstEvent;
import io.synq.inbox.InboxSwitch;
import io.synq.intake.AcceptedResponse;
import io.synq.intake.IntakeResource;
import io.synq.platform.ListQuery;
import io.synq.platform.ProblemException;
import io.synq.platform.Randoms;
import io.synq.platform.ServerSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Leads a tenant from nothing to its first delivered event, with the built-in inbox as target. */
@Named("start")
@RequestScoped
public class StartView {
  private static final ListQuery NEWEST = new ListQuery(null, 1);

  @Inject ApiKeysResource keys;
  @Inject EndpointsResource endpoints;
  @Inject EndpointDeliveriesResource deliveries;
  @Inject IntakeResource intake;
  @Inject ServerSettings server;
  @Inject InboxSwitch inbox;
  @Inject Submission submission;
  @Inject Shell shell;
  private boolean anyKey;
  private @Nullable EndpointResponse endpoint;
  private @Nullable DeliveryResponse delivery;

  @PostConstruct
  void load() {
    anyKey = !shell.may("admin") || !keys.list(NEWEST).data().isEmpty();
    endpoint = first(endpoints.list(NEWEST).data());
    if (endpoint != null && shell.may("events:read")) {
      delivery = first(deliveries.list(endpoint.id(), null, NEWEST).data());
    }
  }

  private static <T> @Nullable T first(List<T> list) {
    return list.isEmpty() ? null : list.get(0);
  }

  /** Whether there is one. */
  public boolean isInboxOn() {
    return inbox.isOn();
  }

  /** Makes an endpoint that leads to an inbox of the tenant's own. */
  public void useInbox() {
    String name = shell.getTenant().slug() + "-" + Randoms.alphanumeric(8).toLowerCase();
    submission.run(
        () -> {
          endpoints.create(
              EndpointRequest.forAll(server.publicUrl + "/inbox/" + name, "The built-in inbox"));
          return Next.to(ConsolePage.START).saying("The inbox gets every event from now on.");
        });
  }

  /** Accepts the published example event. */
  public void sendEvent() {
    submission.run(() -> Next.to(ConsolePage.START).saying(told(intake.accept(FirstEvent.JSON))));
  }

  static PageNotice told(CompletionStage<AcceptedResponse> answer) {
    try {
      return PageNotice.done("Event " + Awaited.of(answer).eventId() + " was accepted.");
    } catch (ProblemException e) {
      return PageNotice.failed("The event was not taken: " + e.problem().detail());
    }
  }

  public boolean isAnyKey() {
    return anyKey;
  }

  public @Nullable EndpointResponse getEndpoint() {
    return endpoint;
  }

  public @Nullable DeliveryResponse getDelivery() {
    return delivery;
  }

  /** The name of the inbox that the endpoint leads to; null if it leads elsewhere. */
  public @Nullable String getInbox() {
    String before = server.publicUrl + "/inbox/";
    return endpoint != null && endpoint.url().startsWith(before)
        ? endpoint.url().substring(before.length())
        : null;
  }

  /** The command that sends an event. */
  public String getCommand() {
    return FirstEvent.command(server.publicUrl);
  }

  /** Whether everything has been done once. */
  public boolean isDone() {
    return delivery != null;
  }
}
