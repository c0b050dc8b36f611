package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.request.Patch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands in the fields of a form for an endpoint. */
@Named("endpointFields")
@RequestScoped
public class EndpointFields {
  private final TypeFields types;
  private String url = "";
  private String description = "";
  private String filter = "";
  private String headers = "";
  private String maxInFlight = "";
  private String rateLimit = "";
  private final BodyFields body = new BodyFields();
  private final RetryFields retry = new RetryFields();
  private final AuthenticationFields authentication = new AuthenticationFields();
  private final OrderingFields ordering = new OrderingFields();
  private String secret = "";
  private String signature = "hmac";

  @Inject
  EndpointFields(Form form) {
    this(new TypeFields(form));
  }

  private EndpointFields(TypeFields types) {
    this.types = types;
  }

  /** Fills the fields with what is stored, unless somebody has filled them in. */
  void fill(EndpointResponse endpoint) {
    if (!types.areSent()) {
      take(endpoint);
    }
  }

  private void take(EndpointResponse endpoint) {
    url = endpoint.url();
    description = endpoint.description() == null ? "" : endpoint.description();
    types.take(endpoint.eventTypes());
    filter = endpoint.filter() == null ? "" : endpoint.filter();
    headers = HeaderLines.write(endpoint.headers());
    maxInFlight = endpoint.maxInFlight() == null ? "" : endpoint.maxInFlight().toString();
    rateLimit = endpoint.rateLimit() == null ? "" : endpoint.rateLimit().toString();
    body.take(endpoint);
    retry.take(endpoint.retry());
    authentication.take(endpoint.authentication());
    ordering.take(endpoint);
  }

  /** What the fields would say of an endpoint. */
  static EndpointFields of(EndpointResponse endpoint) {
    EndpointFields fields = new EndpointFields(new TypeFields());
    fields.take(endpoint);
    return fields;
  }

  /** Proposes where to and what, unless somebody has filled that in. */
  void fill(String toUrl, List<String> eventTypes) {
    if (!types.areSent()) {
      url = toUrl;
      types.take(eventTypes);
    }
  }

  /** The request that makes an endpoint of the fields. */
  EndpointRequest made() {
    return members()
        .object("headers", HeaderLines.patch(Map.of(), HeaderLines.read(headers)))
        .text("secret", secret)
        .text("signature", secret.isBlank() ? signature : null)
        .as(EndpointRequest.class);
  }

  /** The patch that makes of this endpoint what the fields say. */
  Patch<EndpointRequest> changed(EndpointResponse old) {
    return members()
        .object("headers", HeaderLines.patch(old.headers(), HeaderLines.read(headers)))
        .patch(EndpointRequest.class);
  }

  /** The fields in which this form differs from that one. */
  List<FieldDifference> differences(EndpointFields now) {
    Stream<FieldDifference> all =
        Stream.of(
            new FieldDifference("URL", now.url, url),
            new FieldDifference("Description", now.description, description),
            types.difference(now.types),
            new FieldDifference("Filter", now.filter, filter),
            new FieldDifference("Headers", now.headers, headers),
            new FieldDifference("Most requests at the same time", now.maxInFlight, maxInFlight),
            new FieldDifference("Most requests a second", now.rateLimit, rateLimit));
    return Stream.of(
            all,
            body.differences(now.body),
            retry.differences(now.retry),
            ordering.differences(now.ordering),
            authentication.differences(now.authentication))
        .flatMap(Function.identity())
        .filter(FieldDifference::differs)
        .toList();
  }

  private Members members() {
    Members members =
        body.in(new Members())
            .required("url", url)
            .text("description", description)
            .texts("event_types", types.wanted())
            .text("filter", filter)
            .number("max_in_flight", maxInFlight)
            .number("rate_limit", rateLimit)
            .object("retry", retry.members());
    ordering.addTo(members);
    authentication.addTo(members);
    return members;
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public TypeFields getTypes() {
    return types;
  }

  public String getFilter() {
    return filter;
  }

  public void setFilter(String filter) {
    this.filter = filter;
  }

  public String getHeaders() {
    return headers;
  }

  public void setHeaders(String headers) {
    this.headers = headers;
  }

  public String getMaxInFlight() {
    return maxInFlight;
  }

  public void setMaxInFlight(String maxInFlight) {
    this.maxInFlight = maxInFlight;
  }

  public String getRateLimit() {
    return rateLimit;
  }

  public void setRateLimit(String rateLimit) {
    this.rateLimit = rateLimit;
  }

  public BodyFields getBody() {
    return body;
  }

  public AuthenticationFields getAuthentication() {
    return authentication;
  }

  public RetryFields getRetry() {
    return retry;
  }

  public OrderingFields getOrdering() {
    return ordering;
  }

  /** Empty when a refused form is shown again: browsers keep pages. */
  public String getSecret() {
    return "";
  }

  /** Whether one was typed before: it has to be typed again. */
  public boolean isSecretTyped() {
    return !secret.isBlank();
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }

  public String getSignature() {
    return signature;
  }

  public void setSignature(String signature) {
    this.signature = signature;
  }
}
