package io.synq.endpoint;

import io.synq.outbound.ReservedHeaders;
import io.synq.platform.Names;
import io.synq.platform.RequestObject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request makes of an endpoint's own headers: a merge patch (RFC 7396) by which members
 * replace those there are, null removes one, and null for all of them removes all. Names are one
 * regardless of case (RFC 9110 §5.1): the last spelling stays, and none may be given two values.
 */
final class HeaderPatch {
  static final int MOST = 20;
  private static final int MOST_LENGTH = 500;

  private static final String MEMBER = "headers";

  private final RequestObject request;
  private final Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private HeaderPatch(RequestObject request, Map<String, String> old) {
    this.request = request;
    headers.putAll(old);
  }

  /** The headers that there are then; what cannot be is a violation of the request. */
  static Map<String, String> apply(RequestObject request, Map<String, String> old) {
    if (request.isNull(MEMBER)) {
      return Map.of();
    }
    HeaderPatch patch = new HeaderPatch(request, old);
    request.json(MEMBER).ifPresent(patch::apply);
    patch.check();
    return patch.headers;
  }

  private void apply(JsonObject patch) {
    patch.forEach(this::apply);
    headers.putAll(given);
  }

  private void check() {
    if (headers.size() > MOST) {
      request.violation("/" + MEMBER, "must have at most " + MOST + " members");
    }
    headers.forEach(
        (name, value) ->
            ReservedHeaders.refusal(name, value).ifPresent(reason -> violation(name, reason)));
  }

  private void apply(String name, JsonValue value) {
    headers.remove(name);
    if (value == JsonValue.NULL) {
      return;
    }
    if (!(value instanceof JsonString string)
        || Names.printable(string.getString(), MOST_LENGTH).isEmpty()) {
      violation(name, "must be a string of 1 to " + MOST_LENGTH + " characters");
    } else if (given.put(name, string.getString()) != null) {
      violation(name, "is there twice: upper and lower case are the same");
    }
  }

  private void violation(String name, String reason) {
    request.violation("/" + MEMBER + "/" + RequestObject.escape(name), reason);
  }
}
