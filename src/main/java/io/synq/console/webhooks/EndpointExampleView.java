package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.deliverylog.AttemptResponse;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.ping.ExampleRequest;
import io.synq.ping.ExampleResource;
import io.synq.platform.ListQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Sends an example of a type to an endpoint. */
@Named("endpointExample")
@RequestScoped
public class EndpointExampleView {
  private static final int MOST = 200;

  @Inject EventTypesResource types;
  @Inject ExampleResource examples;
  @Inject EndpointView endpoint;
  @Inject Submission submission;
  @Inject Query query;
  @Inject Form form;

  /** The types that somebody described and that the endpoint gets. */
  public List<String> getTypes() {
    List<String> wanted = endpoint.getEndpoint().eventTypes();
    return types
        .list(new EventTypeQuery(null, "true", null), new ListQuery(null, MOST))
        .data()
        .stream()
        .map(EventTypeSummary::name)
        .filter(name -> !name.equals(EventTypeName.PING))
        .filter(name -> wanted.stream().anyMatch(one -> EventTypeName.brings(one, name)))
        .toList();
  }

  public void send() {
    submission.run(
        () -> {
          ExampleRequest request =
              new Members()
                  .required("event_type", form.text("event_type").orElse(""))
                  .as(ExampleRequest.class);
          AttemptResponse attempt = Awaited.of(examples.send(query.id(), request));
          return EndpointAddress.pinged(query.id(), attempt.deliveryId());
        });
  }
}
