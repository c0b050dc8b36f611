package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import io.synq.outbound.AddressGuard;
import io.synq.outbound.ReceiverUrl;
import io.synq.platform.RequestObject;
import io.synq.signature.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an endpoint's members from a request; wrong ones become violations. */
@ApplicationScoped
public class EndpointReader {
  static final int MAX_URL = 2048;
  static final int MAX_TYPES = 60;
  static final int MAX_IN_FLIGHT = 64;
  static final int MAX_DESCRIPTION = 1000;
  static final String SECRET_FORM = "^whsec_[A-Za-z0-9+/=]{32,88}$";

  @Inject AddressGuard guard;

  /** A new endpoint. */
  EndpointForm create(RequestObject request) {
    if (!request.has("url")) {
      request.violation("/url", "is required");
    }
    if (!request.has("event_types")) {
      request.violation("/event_types", "is required");
    }
    return merge(request, new EndpointForm("", null, List.of(), null, Map.of(), null, true));
  }

  /** A merge patch (RFC 7396) on what there is: absent members stay, null removes. */
  EndpointForm merge(RequestObject request, EndpointForm old) {
    return new EndpointForm(
        request.has("url") ? url(request) : old.url(),
        request.has("description")
            ? request.text("description", MAX_DESCRIPTION).orElse(null)
            : old.description(),
        request.has("event_types") ? eventTypes(request) : old.eventTypes(),
        request.has("filter") ? filter(request).orElse(null) : old.filter(),
        HeaderPatch.apply(request, old.headers()),
        request.has("max_in_flight")
            ? request.number("max_in_flight", 1, MAX_IN_FLIGHT).orElse(null)
            : old.maxInFlight(),
        request.has("enabled") ? enabled(request) : old.enabled());
  }

  /** The secret that the subscriber supplies, if any. */
  Optional<Secret> secret(RequestObject request) {
    return request
        .text("secret", 120)
        .flatMap(
            text -> {
              try {
                Secret secret = Secret.parse(text);
                if (secret.isWeak()) {
                  request.violation("/secret", "is too weak: it must be of random bytes");
                }
                return Optional.of(secret);
              } catch (IllegalArgumentException e) {
                request.violation("/secret", "must be whsec_ and base64 of 24 to 64 bytes");
                return Optional.empty();
              }
            });
  }

  private String url(RequestObject request) {
    String text = request.required("url", MAX_URL).orElse("");
    if (!text.isEmpty()) {
      try {
        URI url = ReceiverUrl.parse(text);
        guard.refusal(url).ifPresent(reason -> request.violation("/url", reason));
        if (url.toString().length() > MAX_URL) {
          request.violation("/url", "must have at most " + MAX_URL + " characters, encoded");
        }
      } catch (URISyntaxException e) {
        request.violation("/url", "must be a URL: " + e.getReason());
      }
    }
    return text;
  }

  private static List<String> eventTypes(RequestObject request) {
    if (request.isNull("event_types")) {
      request.violation("/event_types", "must be an array of strings");
    }
    Optional<List<String>> named = request.texts("event_types", MAX_TYPES, EventTypeName.MAX);
    if (named.filter(List::isEmpty).isPresent() && request.isEmptyArray("event_types")) {
      request.violation("/event_types", "must name at least one event type, domain.* or *");
    }
    List<String> types = named.orElse(List.of());
    for (int i = 0; i < types.size(); i++) {
      if (!EventTypeName.isPattern(types.get(i))) {
        request.violation("/event_types/" + i, "must be an event type, domain.* or *");
      }
    }
    return types.stream().distinct().toList();
  }

  private static Optional<String> filter(RequestObject request) {
    Optional<String> text = request.lines("filter", Filter.MAX_LENGTH);
    text.flatMap(Filter::wrong).ifPresent(reason -> request.violation("/filter", reason));
    return text;
  }

  private static boolean enabled(RequestObject request) {
    if (request.isNull("enabled")) {
      request.violation("/enabled", "must be true or false");
    }
    return request.flag("enabled").orElse(true);
  }
}
