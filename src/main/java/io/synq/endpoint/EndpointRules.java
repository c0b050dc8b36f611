package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import io.synq.outbound.ReceiverUrl;
import io.synq.outbound.ReservedHeaders;
import io.synq.platform.Violations;
import io.synq.request.Requests;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an endpoint cannot be although the schema of requests allows it. */
final class EndpointRules {
  private final EndpointRequest wanted;
  private final Function<URI, Optional<String>> guard;
  private final Violations wrong;

  /**
   * @param guard what is wrong with an address
   */
  EndpointRules(EndpointRequest wanted, Function<URI, Optional<String>> guard) {
    this.wanted = wanted;
    this.guard = guard;
    wrong = SuppliedSecret.violations(wanted.secret(), wanted.signature());
  }

  /**
   * @param before the authentication that there was, of which secrets may stay
   */
  Violations violations(@Nullable AuthenticationRequest before) {
    urlRefusal().ifPresent(reason -> wrong.add("/url", reason));
    eventTypes();
    expression("/filter", wanted.filter(), Filter::wrong);
    expression("/transform", wanted.transform(), Transform::wrong);
    expression("/ordering_key", wanted.orderingKey(), Filter::wrong);
    ordering();
    headers();
    if (wanted.retry() != null) {
      wrong.addAll("/retry", wanted.retry().violations());
    }
    if (wanted.authentication() != null) {
      authentication(wanted.authentication(), before);
    }
    return wrong;
  }

  private Optional<String> urlRefusal() {
    try {
      URI address = ReceiverUrl.parse(wanted.url());
      return address.toString().length() > EndpointRequest.MAX_URL
          ? Optional.of("must have at most " + EndpointRequest.MAX_URL + " characters, encoded")
          : guard.apply(address);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL: " + e.getReason());
    }
  }

  private void eventTypes() {
    List<String> types = wanted.eventTypes();
    for (int i = 0; i < types.size(); i++) {
      if (!EventTypeName.isPattern(types.get(i))) {
        wrong.add("/event_types/" + i, "must be an event type, domain.* or *");
      }
    }
  }

  private void expression(
      String pointer, @Nullable String text, Function<String, Optional<String>> refusal) {
    Optional.ofNullable(text).flatMap(refusal).ifPresent(reason -> wrong.add(pointer, reason));
  }

  private void ordering() {
    if (wanted.ordering().equals(Ordering.KEY_TEXT) && wanted.orderingKey() == null) {
      wrong.add("/ordering_key", "is needed where ordering is key");
      // A patch is told of what it names: it may say either.
      wrong.add("/ordering", "needs an ordering_key to be key");
    }
  }

  private void headers() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted
        .headers()
        .forEach(
            (name, value) ->
                (names.add(name)
                        ? ReservedHeaders.refusal(name, value)
                        : Optional.of("is there twice: upper and lower case are the same"))
                    .ifPresent(reason -> wrong.add("/headers/" + Requests.escape(name), reason)));
  }

  private void authentication(AuthenticationRequest given, @Nullable AuthenticationRequest before) {
    wrong.addAll("/authentication", given.violations(guard, before));
    if (given.type() == null) {
      return;
    }
    if (given.sendsHeader()) {
      for (String name : wanted.headers().keySet()) {
        if (name.equalsIgnoreCase("Authorization")) {
          wrong.add("/headers/" + name, "is what the authentication sends");
          wrong.add("/authentication", "sends Authorization, which is one of the headers");
        }
      }
    } else if (wanted.url().regionMatches(true, 0, "http:", 0, 5)) {
      wrong.add("/url", "must use https, for the client certificate");
      wrong.add("/authentication", "needs a URL with https");
    }
  }
}
