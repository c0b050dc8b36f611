package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.console.webhooks.FormField.Kind;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.platform.JsonConfiguration;
import io.synq.request.Patch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in the fields of a form for an endpoint. */
@Named("endpointFields")
@RequestScoped
public class EndpointFields {
  private static final List<FormField> FIELDS =
      List.of(
          new FormField("url", "URL", Kind.REQUIRED),
          new FormField("description", "Description", Kind.TEXT),
          new FormField("filter", "Filter", Kind.TEXT),
          new FormField("headers", "Headers", Kind.HEADERS),
          new FormField("max_in_flight", "Most requests at the same time", Kind.NUMBER),
          new FormField("rate_limit", "Most requests a second", Kind.NUMBER),
          new FormField("transform", "Transformation", Kind.TEXT),
          new FormField("format", "Format", Kind.TEXT),
          new FormField("handshake", "Handshake", Kind.FLAG),
          new FormField("retry-first_wait_seconds", "First wait", Kind.SECONDS),
          new FormField("retry-longest_wait_seconds", "Longest wait", Kind.SECONDS),
          new FormField("retry-limit_seconds", "Given up after", Kind.SECONDS),
          new FormField("retry-final_statuses", "Final statuses", Kind.NUMBERS),
          new FormField("ordering", "Order", Kind.REQUIRED),
          new FormField("ordering_key", "Key", Kind.TEXT),
          new FormField("ordering_limit_seconds", "Longest block", Kind.SECONDS),
          new FormField("authentication-type", "Authentication", Kind.REQUIRED),
          new FormField("authentication-username", "User name", Kind.REQUIRED),
          new FormField("authentication-token_url", "Token URL", Kind.REQUIRED),
          new FormField("authentication-client_id", "Client id", Kind.REQUIRED),
          new FormField("authentication-scopes", "Scopes", Kind.TEXTS),
          new FormField("authentication-audience", "Audience", Kind.TEXT),
          new FormField(
              "authentication-client_authentication", "Client's secret goes", Kind.REQUIRED));

  private static final String NONE = "none";

  /** What is chosen before anybody chooses. */
  private static final Map<String, Object> CHOSEN =
      Map.of(
          "format",
          "",
          "handshake",
          false,
          "ordering",
          NONE,
          "signature",
          "hmac",
          "authentication-type",
          NONE,
          "authentication-client_authentication",
          "client_secret_basic");

  private final TypeFields types;
  private final Fields typed = new Fields(CHOSEN, "secret", "authentication-pkcs12");

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
    types.take(endpoint.eventTypes());
    Jsonb json = JsonConfiguration.jsonb();
    JsonObject shown = json.fromJson(json.toJson(endpoint), JsonObject.class);
    FIELDS.forEach(field -> field.fill(typed, shown));
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
      typed.put("url", toUrl);
      types.take(eventTypes);
    }
  }

  /** The request that makes an endpoint of the fields. */
  EndpointRequest made() {
    return members()
        .text("secret", typed.text("secret"))
        .text("signature", typed.has("secret") ? null : typed.text("signature"))
        .as(EndpointRequest.class);
  }

  /** The patch that makes of this endpoint what the fields say. */
  Patch<EndpointRequest> changed(EndpointResponse old) {
    Map<String, String> headers = HeaderLines.read(typed.text("headers"));
    return members()
        .object("headers", HeaderLines.patch(old.headers(), headers))
        .patch(EndpointRequest.class);
  }

  private Members members() {
    Members members =
        said("[^-]+").texts("event_types", types.wanted()).object("retry", said("retry-.+"));
    String type = typed.text("authentication-type");
    return type.equals(NONE)
        ? members.text("authentication", null)
        : members.object("authentication", authentication(type));
  }

  /** With the members of the chosen type only, and secrets only as far as they are typed. */
  private Members authentication(String type) {
    String password = typed.text("authentication-password");
    String file = typed.text("authentication-pkcs12");
    return switch (type) {
      case "basic" -> said("authentication-(type|username)").secret("password", password);
      case "client_certificate" ->
          said("authentication-type")
              .required("pkcs12", file)
              .secret("password", file.isBlank() ? "" : password);
      default ->
          said("authentication-(?!username).+")
              .secret("client_secret", typed.text("authentication-client_secret"));
    };
  }

  /** What the fields say whose ids are such. */
  private Members said(String ids) {
    Members members = new Members();
    FIELDS.stream()
        .filter(field -> field.id().matches(ids))
        .forEach(field -> field.addTo(members, typed));
    return members;
  }

  /** What is said here otherwise than there. */
  List<FieldDifference> differences(EndpointFields now) {
    return Stream.concat(
            Stream.of(types.difference(now.types)),
            FIELDS.stream().map(field -> field.difference(now.typed, typed)))
        .filter(FieldDifference::differs)
        .toList();
  }

  /** A text that is typed; empty for none. */
  String text(String id) {
    return typed.text(id);
  }

  public TypeFields getTypes() {
    return types;
  }

  /** What is typed, by the fields' ids. */
  public Fields getTyped() {
    return typed;
  }
}
