package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Response;

/** Changes an endpoint, unless somebody else did meanwhile. */
@Named("endpointEdit")
@RequestScoped
public class EndpointEditView {
  @Inject EndpointsResource endpoints;
  @Inject EndpointFields fields;
  @Inject Submission submission;
  @Inject Query query;
  private EndpointResponse endpoint;

  @PostConstruct
  void load() {
    Response found = endpoints.get(query.id());
    endpoint = (EndpointResponse) found.getEntity();
    fields.fill(endpoint, found.getEntityTag().getValue());
  }

  public void save() {
    submission.run(
        () -> {
          byte[] patch = fields.changed(endpoint);
          NamedViolations.in(fields.wantedTypes(), () -> change(patch));
          return EndpointAddress.of(endpoint.id()).saying("Saved.");
        });
  }

  private Response change(byte[] patch) {
    try {
      return endpoints.change(endpoint.id(), '"' + fields.getEtag() + '"', patch);
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.PRECONDITION_FAILED) {
        throw e;
      }
      throw Problem.of(
              ProblemType.PRECONDITION_FAILED,
              "Somebody else changed this endpoint since you opened the form, so nothing was"
                  + " saved. Your input is still below: compare it with the endpoint as it is now,"
                  + " then open the form anew.")
          .exception();
    }
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }
}
