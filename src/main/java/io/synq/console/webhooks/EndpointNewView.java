package io.synq.console.webhooks;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Makes an endpoint. */
@Named("endpointNew")
@RequestScoped
public class EndpointNewView {
  @Inject EndpointsResource endpoints;
  @Inject EndpointFields fields;
  @Inject Submission submission;
  @Inject Query query;

  /** An address may say what to begin with: {@code to} a URL, and {@code types}. */
  @PostConstruct
  void load() {
    fields.fill(query.text("to").orElse(""), query.all("types"));
  }

  /** The page asks for it first, so that the fields are filled before they are shown. */
  public String getTitle() {
    return ConsolePage.ENDPOINT_NEW.title();
  }

  public void save() {
    submission.run(() -> NamedViolations.in(fields.getTypes().wanted(), this::made));
  }

  private Next made() {
    EndpointResponse created = endpoints.create(fields.made()).body();
    return EndpointAddress.made(created)
        .saying(KeyNotice.of("Endpoint added.", created.secret(), created.publicKey()));
  }
}
