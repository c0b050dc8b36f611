package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.http.Whole;
import io.synq.platform.Answer;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.request.Patch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes an endpoint, unless somebody else did meanwhile. */
@Named("endpointEdit")
@RequestScoped
public class EndpointEditView {
  @Inject EndpointsResource endpoints;
  @Inject EndpointFields fields;
  @Inject Submission submission;
  @Inject Query query;
  @Inject @Whole HttpServletRequest request;
  private EndpointResponse endpoint;
  private String found = "";
  private @Nullable String current;

  @PostConstruct
  void load() {
    Answer<EndpointResponse> answer = endpoints.get(query.id());
    endpoint = answer.body();
    found = answer.tag();
    current = request.getParameter("current");
    fields.fill(endpoint, found);
  }

  public void save() {
    save(fields.getEtag());
  }

  /** Over what somebody else saved meanwhile, as far as it was shown. */
  public void saveAnyway() {
    save(String.valueOf(current));
  }

  private void save(String etag) {
    submission.run(
        () -> {
          Patch<EndpointRequest> patch = fields.changed(endpoint);
          NamedViolations.in(fields.getTypes().wanted(), () -> change(patch, etag));
          return EndpointAddress.of(endpoint.id()).saying("Saved.");
        });
  }

  private Answer<EndpointResponse> change(Patch<EndpointRequest> patch, String etag) {
    try {
      return endpoints.change(endpoint.id(), '"' + etag + '"', patch);
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.PRECONDITION_FAILED) {
        throw e;
      }
      current = found;
      throw Problem.of(
              ProblemType.PRECONDITION_FAILED,
              "Somebody else changed this endpoint since you opened the form, so nothing was"
                  + " saved. What differs stands below, and your input is kept.")
          .exception();
    }
  }

  /** The version that somebody else made, once it is known that somebody did; null before. */
  public @Nullable String getCurrent() {
    return current;
  }

  /** What the form says otherwise than the endpoint as it is now. */
  public List<EndpointFields.Difference> getDifferences() {
    return fields.differences(EndpointFields.of(endpoint));
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }
}
