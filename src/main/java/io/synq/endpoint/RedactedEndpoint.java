package io.synq.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Endpoints as the audit log keeps them. */
final class RedactedEndpoint {
  private static final String HIDDEN = "(hidden)";
  private static final String CHANGED = "(hidden, changed)";

  private RedactedEndpoint() {}

  /** Without the values of headers and the queries of URLs: either may be a credential. */
  static EndpointResponse of(EndpointResponse endpoint) {
    return of(endpoint, endpoint);
  }

  /** The same, with a word on each hidden value that is another one than before. */
  static EndpointResponse of(EndpointResponse endpoint, EndpointResponse before) {
    Map<String, String> headers = new LinkedHashMap<>();
    endpoint
        .headers()
        .forEach(
            (name, value) ->
                headers.put(
                    name,
                    value.equals(before.headers().getOrDefault(name, value)) ? HIDDEN : CHANGED));
    return endpoint.with(
        url(endpoint.url(), before.url()),
        headers,
        authentication(endpoint.authentication(), before.authentication()),
        endpoint.updatedAt());
  }

  private static @Nullable AuthenticationResponse authentication(
      @Nullable AuthenticationResponse shown, @Nullable AuthenticationResponse before) {
    String tokenUrl = shown == null ? null : shown.tokenUrl();
    if (shown == null || tokenUrl == null) {
      return shown;
    }
    String old = before == null ? null : before.tokenUrl();
    return shown.withTokenUrl(url(tokenUrl, old == null ? tokenUrl : old));
  }

  private static String url(String url, String before) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    String shown = url.substring(0, query + 1);
    return shown + (before.startsWith(shown) && !before.equals(url) ? CHANGED : HIDDEN);
  }
}
