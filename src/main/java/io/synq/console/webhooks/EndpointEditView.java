package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.http.Whole;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** A field that says something else than the endpoint does now. */
  public record Difference(String title, String now, String yours) {}

  @PostConstruct
  void load() {
    Response answer = endpoints.get(query.id());
    endpoint = (EndpointResponse) answer.getEntity();
    found = answer.getEntityTag().getValue();
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
          byte[] patch = fields.changed(endpoint);
          NamedViolations.in(fields.wantedTypes(), () -> change(patch, etag));
          return EndpointAddress.of(endpoint.id()).saying("Saved.");
        });
  }

  private Response change(byte[] patch, String etag) {
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
  public List<Difference> getDifferences() {
    EndpointFields now = EndpointFields.of(endpoint);
    return Stream.of(
            new Difference("URL", now.getUrl(), fields.getUrl()),
            new Difference("Description", now.getDescription(), fields.getDescription()),
            new Difference(
                "Event types",
                String.join(" ", new TreeSet<>(endpoint.eventTypes())),
                String.join(" ", new TreeSet<>(fields.wantedTypes()))),
            new Difference("Filter", now.getFilter(), fields.getFilter()),
            new Difference("Headers", now.getHeaders(), lines(fields.getHeaders())),
            new Difference("Most requests", now.getMaxInFlight(), fields.getMaxInFlight()))
        .filter(one -> !one.now().equals(one.yours()))
        .toList();
  }

  /** As the server writes them: fields of forms end lines with two characters (HTML §4.10.21.8). */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }
}
