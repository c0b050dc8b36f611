package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import io.synq.platform.Violations;
import io.synq.request.Lines;
import io.synq.request.Patch;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of an endpoint: to make one, or (all but its secret) to change it by a merge
 * patch.
 *
 * @param headers their names are one regardless of case (RFC 9110 §5.1)
 */
@Schema(
    examples =
        """
        {
          "url": "https://example.com/hooks",
          "description": "Orders to the warehouse",
          "event_types": ["order.*"],
          "filter": "payload.total > 100",
          "headers": {"X-Warehouse": "north"}
        }
        """)
public record EndpointRequest(
    @Schema(
            required = true,
            format = "uri",
            maxLength = EndpointRequest.MAX_URL,
            description = "https, and no private address.")
        String url,
    @Schema(maxLength = 1000) @Nullable String description,
    @Schema(
            required = true,
            minItems = 1,
            maxItems = 60,
            maxLength = EventTypeName.MAX,
            description = "Names of event types, domain.* or *.")
        List<String> eventTypes,
    @Schema(
            maxLength = Filter.MAX_LENGTH,
            description =
                "A JSONata expression over the delivered body; only what it is true for is sent.")
        @Lines
        @Nullable String filter,
    @Schema(
            maxLength = Transform.MAX_LENGTH,
            description =
                "A JSONata expression over the stored body that makes the body that is sent: an"
                    + " object or an array.")
        @Lines
        @Nullable String transform,
    @Schema(
            enumeration = {Shape.CLOUDEVENTS},
            description =
                "cloudevents: what is sent is a CloudEvent 1.0 in structured mode, whose data is"
                    + " the body, or what transform makes of it; null sends that itself.")
        @Nullable String format,
    @Schema(
            defaultValue = "false",
            description =
                "Whether the receiver is asked first, by the handshake of CloudEvents webhooks:"
                    + " whenever the URL or the rate is set, an OPTIONS has to be answered with"
                    + " leave to send.")
        Boolean handshake,
    @Schema(
            maxProperties = 20,
            maxLength = 500,
            description = "Sent with every request. The case of their names makes no difference.")
        @Nullable Map<String, String> headers,
    @Schema(
            description =
                "What shows the receiver who sends, beside signatures; null for nothing. Its secrets"
                    + " are not shown again, and stay where a patch does not name them.")
        @Nullable AuthenticationRequest authentication,
    @Schema(
            minimum = "1",
            maximum = "64",
            description =
                "The most requests that each node has open to it at the same time; null leaves it"
                    + " to the server. One after the other over all nodes is a matter of ordering.")
        @Nullable Integer maxInFlight,
    @Schema(
            minimum = "1",
            maximum = "10000",
            description = "The most requests a second, from all servers; null for no such limit.")
        @Nullable Integer rateLimit,
    @Schema(
            description =
                "Waits, limit and final statuses of its own; null leaves them to the server.")
        @Nullable Retry retry,
    @Schema(
            enumeration = {Ordering.NONE_TEXT, Ordering.EVENT_TYPE_TEXT, Ordering.KEY_TEXT},
            defaultValue = Ordering.NONE_TEXT,
            description =
                "Whether deliveries go one after the other, in the order in which they were stored:"
                    + " those of one event type, or those of one ordering_key.")
        String ordering,
    @Schema(
            maxLength = Filter.MAX_LENGTH,
            description =
                "A JSONata expression over the delivered body, which gives its key; needed where"
                    + " ordering is key, and not used otherwise.")
        @Lines
        @Nullable String orderingKey,
    @Schema(
            minimum = "1",
            maximum = "259200",
            description =
                "How long a delivery that fails may keep the next one of its key waiting; then it"
                    + " is given up. Null: as long as it is tried.")
        @Nullable Integer orderingLimitSeconds,
    @Schema(defaultValue = "true", description = "A disabled endpoint's deliveries are held.")
        Boolean enabled,
    @Schema(
            writeOnly = true,
            pattern = SuppliedSecret.FORM,
            maxLength = SuppliedSecret.LONGEST,
            description =
                "whsec_ and base64 of 24 to 64 random bytes, or whsk_ and base64 of the two halves of"
                    + " an Ed25519 key pair; made by the server by default.")
        @Nullable String secret,
    @Schema(
            writeOnly = true,
            enumeration = {KeyKind.HMAC_TEXT, KeyKind.ED25519_TEXT},
            description =
                "What the server makes to sign with: a secret (hmac, the default), or a key pair of"
                    + " which receivers have the public key (ed25519).")
        @Nullable String signature) {
  static final int MAX_URL = 2048;

  /** Puts defaults in the place of what was left out. */
  public EndpointRequest {
    headers = headers == null ? Map.of() : headers;
    handshake = handshake != null && handshake;
    retry = retry == null || retry.saysNothing() ? null : retry;
    ordering = ordering == null ? Ordering.NONE_TEXT : ordering;
    enabled = enabled == null || enabled;
  }

  /** For all events, with a secret that the server makes. */
  public static EndpointRequest forAll(String url, String description) {
    return new EndpointRequest(
        url,
        description,
        List.of("*"),
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        Ordering.NONE_TEXT,
        null,
        null,
        true,
        null,
        null);
  }

  /**
   * What this becomes by a patch; 422 if it cannot be.
   *
   * @param guard what is wrong with an address
   */
  EndpointRequest patched(Patch<EndpointRequest> patch, Function<URI, Optional<String>> guard) {
    return patchOfOneType(patch)
        .ignoringCaseIn("headers", headers.keySet())
        .apply(
            this,
            patched -> {
              Violations wrong = new EndpointRules(patched, guard).violations(authentication);
              KeptSecret.violations(this, patched, wrong);
              return wrong;
            });
  }

  /** Authentication of another type takes nothing over from the one that there was. */
  private Patch<EndpointRequest> patchOfOneType(Patch<EndpointRequest> patch) {
    boolean other =
        authentication != null
            && patch
                .text("authentication", "type")
                .filter(type -> !type.equals(authentication.type()))
                .isPresent();
    return other ? patch.replacing("authentication") : patch;
  }

  /** What is wrong with it beyond what the schema can say. */
  Violations violations(Function<URI, Optional<String>> guard) {
    return new EndpointRules(this, guard).violations(null);
  }
}
