package io.synq.endpoint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an endpoint is called: by whoever described it, or by its URL. */
public record EndpointName(String id, @Nullable String description, String url) {

  /** What comes first where endpoints are in order of their names. */
  public String title() {
    return (description == null || description.isBlank() ? url : description.strip())
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a part of its description, URL or id is this, in whatever case. */
  public boolean contains(String text) {
    String part = text.toLowerCase(Locale.ROOT);
    return title().contains(part)
        || url.toLowerCase(Locale.ROOT).contains(part)
        || id.contains(part);
  }
}
