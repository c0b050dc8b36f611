package io.synq.eventtype;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that event types may have. */
public final class EventTypeName {
  /** Longest name, in characters. */
  public static final int MAX = 128;

  /** A regular expression that fits {@code domain.action}. */
  public static final String COMMERCE_FORM = "^[a-z][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)+$";

  /** The pattern that covers every type. */
  public static final String ALL = "*";

  private static final String OF_DOMAIN = ".*";
  private static final Pattern COMMERCE = Pattern.compile(COMMERCE_FORM);

  /** What the server sends by itself, for people to see whether an endpoint works. */
  public static final String PING = "ping";

  private static final Set<String> WORKSPACE =
      Set.of(PING, "issue_created", "issue_updated", "issue_closed");

  /** What the server tells of its own work: no producer does, and no pattern covers it. */
  private static final Set<String> NOTICES =
      Set.of("endpoint.failing", "endpoint.disabled", "delivery.failed", "delivery.skipped");

  private EventTypeName() {}

  /** Whether this is {@code domain.action}, in lower case. */
  public static boolean isCommerce(String name) {
    return name.length() <= MAX && COMMERCE.matcher(name).matches();
  }

  /** Whether this is one of the types that the issue registry emits. */
  public static boolean isWorkspace(String name) {
    return WORKSPACE.contains(name);
  }

  /** Whether this is one of the types by which the server tells of endpoints and deliveries. */
  public static boolean isNotice(String name) {
    return NOTICES.contains(name);
  }

  /** Whether an endpoint may subscribe to this: a type's name, {@code domain.*} or {@code *}. */
  public static boolean isPattern(String pattern) {
    if (isDomain(pattern)) {
      return isCommerce(pattern.substring(0, pattern.length() - 1) + "x");
    }
    return pattern.equals(ALL) || isWorkspace(pattern) || isCommerce(pattern);
  }

  /** Whether this pattern is {@code domain.*}. */
  public static boolean isDomain(String pattern) {
    return pattern.endsWith(OF_DOMAIN);
  }

  /** Whether a subscription to this brings events of a type: notices are subscribed to by name. */
  public static boolean brings(String pattern, String type) {
    return isNotice(type) ? pattern.equals(type) : covers(pattern, type);
  }

  /** Whether a type is among those that a pattern names. */
  public static boolean covers(String pattern, String type) {
    return pattern.equals(ALL)
        || pattern.equals(type)
        || (isDomain(pattern) && type.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
