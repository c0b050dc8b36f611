package io.synq.console.webhooks;

import io.synq.console.frame.Edit;
import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.platform.Answer;
import io.synq.request.Patch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Changes an endpoint, unless somebody else did meanwhile. */
@Named("endpointEdit")
@RequestScoped
public class EndpointEditView {
  @Inject EndpointsResource endpoints;
  @Inject EndpointFields fields;
  @Inject Edit edit;
  @Inject Submission submission;
  @Inject Query query;
  private EndpointResponse endpoint;

  @PostConstruct
  void load() {
    Answer<EndpointResponse> answer = endpoints.get(query.id());
    endpoint = answer.body();
    edit.of(answer.tag());
    fields.fill(endpoint);
  }

  public void save() {
    submission.run(
        () -> {
          Patch<EndpointRequest> patch = fields.changed(endpoint);
          NamedViolations.in(fields.getTypes().wanted(), () -> change(patch));
          return EndpointAddress.of(endpoint.id()).saying("Saved.");
        });
  }

  private Answer<EndpointResponse> change(Patch<EndpointRequest> patch) {
    return edit.save("endpoint", tag -> endpoints.update(endpoint.id(), tag, patch));
  }

  /** The fields in which the form differs from the endpoint as it is now. */
  public List<FieldDifference> getDifferences() {
    return fields.differences(EndpointFields.of(endpoint));
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }
}
