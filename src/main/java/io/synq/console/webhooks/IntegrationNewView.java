package io.synq.console.webhooks;

import io.synq.console.frame.Fields;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Makes a webhook for events of the workspace; the server pings it at once. */
@Named("integrationNew")
@RequestScoped
public class IntegrationNewView {
  private static final int MOST = 200;

  @Inject EndpointsResource endpoints;
  @Inject EventTypesResource types;
  @Inject Submission submission;
  @Inject Form form;
  private final Fields fields = new Fields();

  public List<TypeChoicesView.Choice> getTypes() {
    List<String> ticked = ticked();
    return types.list(new EventTypeQuery(), new ListQuery(null, MOST)).data().stream()
        .filter(
            type ->
                EventTypeName.isWorkspace(type.name()) && !type.name().equals(EventTypeName.PING))
        .map(type -> choice(type, !form.isSent() || ticked.contains(type.name())))
        .toList();
  }

  private static TypeChoicesView.Choice choice(EventTypeSummary type, boolean chosen) {
    return new TypeChoicesView.Choice(
        "type-" + type.name(), type.name(), type.description(), chosen);
  }

  private List<String> ticked() {
    return form.all("ticked");
  }

  public void save() {
    submission.run(() -> NamedViolations.in(ticked(), this::made));
  }

  private Next made() {
    EndpointRequest request =
        new Members()
            .required("url", fields.text("url"))
            .text("description", fields.text("description"))
            .texts("event_types", ticked())
            .as(EndpointRequest.class);
    EndpointResponse created = endpoints.create(request).body();
    return EndpointAddress.made(created)
        .saying(
            KeyNotice.of(
                "Integration added, and a ping sent.", created.secret(), created.publicKey()));
  }

  public Fields getFields() {
    return fields;
  }
}
