package io.synq.platform;

import org.jspecify.annotations.Nullable;

/**
 * What a method of the API answers, with what stands in headers.
 *
 * @param location where what was made is, below the API's root; null if there is no such place
 * @param version of what is shown, which makes its {@code ETag}; null if it has none
 * @param unstored whether no cache may keep it (RFC 9111 §5.2.2.5)
 */
public record Answer<T>(
    int status, T body, @Nullable String location, @Nullable Long version, boolean unstored) {
  /** The opaque part of the tag, of what has a version. */
  public String tag() {
    return EntityTags.of(version);
  }

  /** 200. */
  public static <T> Answer<T> of(T body, long version) {
    return new Answer<>(200, body, null, version, false);
  }

  /** 200. */
  public static <T> Answer<T> of(T body) {
    return new Answer<>(200, body, null, null, false);
  }

  /** 201; without a location where a {@code PUT} has made it. */
  public static <T> Answer<T> created(T body, @Nullable String location, long version) {
    return new Answer<>(201, body, location, version, false);
  }

  /** 201. */
  public static <T> Answer<T> created(T body, String location) {
    return new Answer<>(201, body, location, null, false);
  }

  /** 202. */
  public static <T> Answer<T> accepted(T body, @Nullable String location) {
    return new Answer<>(202, body, location, null, false);
  }

  /** 200, not to be kept by caches. */
  public static <T> Answer<T> unstored(T body) {
    return new Answer<>(200, body, null, null, true);
  }
}
