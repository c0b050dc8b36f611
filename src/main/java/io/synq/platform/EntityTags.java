package io.synq.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110 §13.1). A
 * thing's own tag is strong, and is its row's version: it changes with each change. JAX-RS has
 * {@code evaluatePreconditions}, which in this server takes weak tags for others and commas within
 * a tag for its end.
 *
 * @param any whether everything that there is matches: {@code *}, or no header
 * @param tags as they were sent: {@code "7"}, {@code W/"7"} or {@code *}
 */
public record EntityTags(boolean any, List<String> tags) {
  public static final String IF_MATCH = "If-Match";

  private static final String ANY = "*";
  private static final EntityTags NO_CONDITION = new EntityTags(true, List.of());

  /** RFC 9110 §8.8.3: {@code [W/]"etagc*"}; elements of a list may be empty (§5.6.1.2). */
  private static final Pattern TAG =
      Pattern.compile("\\G[\\s,]*+((?:W/)?\"[!#-~\\x80-\\xFF]*+\")\\s*+(?:,[\\s,]*+|$)");

  private static final String WEAK = "W/";

  /** Without a header everything matches; 400 if it is not one. */
  public static EntityTags parse(@Nullable String header) {
    if (header == null) {
      return NO_CONDITION;
    } else if (header.strip().equals(ANY)) {
      return new EntityTags(true, List.of(ANY));
    }
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tag.find()) {
      tags.add(tag.group(1));
      end = tag.end();
    }
    if (tags.isEmpty() || end < header.length()) {
      throw Problem.of(
              ProblemType.MALFORMED, "If-Match and If-None-Match must be entity tags like \"7\".")
          .exception();
    }
    return new EntityTags(false, tags);
  }

  /** The opaque part of a version's tag, without the quotes. */
  public static String of(long version) {
    return Long.toString(version);
  }

  /** 412 unless this version is one of them. A weak tag is none: it may stand for other bytes. */
  public void require(long version) {
    if (!any && !tags.contains('"' + of(version) + '"')) {
      throw Problem.of(
              ProblemType.PRECONDITION_FAILED,
              "This has changed since it was read: its ETag is not the one in If-Match.")
          .exception();
    }
  }

  /** 412 if there is no such thing, and {@code *} asks for one (§13.1.1). */
  public void requireAny(boolean there) {
    if (!there && tags.contains(ANY)) {
      throw Problem.of(
              ProblemType.PRECONDITION_FAILED, "There is no such thing, and If-Match asks for one.")
          .exception();
    }
  }

  /** Weak comparison (§8.8.3.2): proxies that compress make tags weak. */
  public boolean holds(String opaque) {
    String strong = '"' + opaque + '"';
    return any || tags.contains(strong) || tags.contains(WEAK + strong);
  }
}
