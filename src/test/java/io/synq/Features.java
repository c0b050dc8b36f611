package io.synq;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The packages of the product, from the ground up. */
final class Features {
  /** Each feature and what it stands on; what those stand on is allowed as well. */
  static final Map<String, Set<String>> STANDS_ON = new LinkedHashMap<>();

  static {
    STANDS_ON.put("platform", Set.of());
    STANDS_ON.put("trace", Set.of("platform"));
    STANDS_ON.put("disk", Set.of("platform"));
    STANDS_ON.put("messaging", Set.of("platform"));
    STANDS_ON.put("search", Set.of("platform"));
    STANDS_ON.put("secrets", Set.of("platform"));
    STANDS_ON.put("http", Set.of("platform"));
    STANDS_ON.put("request", Set.of("platform"));
    STANDS_ON.put("tenant", Set.of("platform"));
    STANDS_ON.put("mail", Set.of("platform"));
    STANDS_ON.put("access", Set.of("platform", "request", "tenant", "mail"));
    STANDS_ON.put("idempotency", Set.of("access"));
    // Who may call an operation stands in its API's description.
    STANDS_ON.put("openapi", Set.of("access"));
    STANDS_ON.put("audit", Set.of("platform", "tenant", "access"));
    STANDS_ON.put("eventtype", Set.of("platform", "tenant", "access", "audit"));
    STANDS_ON.put("event", Set.of("eventtype", "search"));
    STANDS_ON.put("signature", Set.of());
    STANDS_ON.put("outbound", Set.of("platform", "signature"));
    // Signing secrets are of signature, the check of a URL is of outbound.
    STANDS_ON.put("endpoint", Set.of("eventtype", "signature", "secrets", "outbound"));
    STANDS_ON.put("rendering", Set.of("eventtype", "endpoint", "outbound"));
    STANDS_ON.put(
        "delivery", Set.of("event", "endpoint", "rendering", "outbound", "messaging", "trace"));
    STANDS_ON.put("deliverylog", Set.of("event", "endpoint", "delivery"));
    STANDS_ON.put("eventlog", Set.of("event", "endpoint", "delivery"));
    STANDS_ON.put("stream", Set.of("http", "eventlog", "endpoint"));
    STANDS_ON.put("repair", Set.of("delivery", "deliverylog"));
    STANDS_ON.put("ping", Set.of("delivery", "deliverylog"));
    STANDS_ON.put("trial", Set.of("event", "endpoint", "rendering"));
    // A program of its own, which calls the API from outside.
    STANDS_ON.put("cli", Set.of("platform", "signature", "outbound"));
    STANDS_ON.put("figures", Set.of("endpoint", "delivery"));
    STANDS_ON.put("notices", Set.of("event", "endpoint", "delivery", "mail"));
    STANDS_ON.put("failures", Set.of("event", "endpoint", "delivery"));
    STANDS_ON.put("intake", Set.of("http", "event", "endpoint", "delivery", "figures", "disk"));
    STANDS_ON.put("retention", Set.of("event", "delivery", "eventlog", "figures"));
    // Nothing older than the retention period is replayed.
    STANDS_ON.put("replay", Set.of("event", "endpoint", "delivery", "retention", "disk"));
    STANDS_ON.put("issue", Set.of("intake"));
    STANDS_ON.put("backup", Set.of("platform"));
    STANDS_ON.put("shutdown", Set.of("delivery", "intake"));
    STANDS_ON.put("health", Set.of("delivery", "disk"));
    STANDS_ON.put(
        "inbox", Set.of("platform", "http", "tenant", "signature", "endpoint", "deliverylog"));
    STANDS_ON.put("portal", Set.of("access", "audit", "http"));
    STANDS_ON.put("setup", Set.of("access", "endpoint", "trace"));
    // The console is one feature in several packages: first what pages are made with,
    STANDS_ON.put("console", Set.of());
    STANDS_ON.put("console.text", Set.of("platform"));
    STANDS_ON.put("console.session", Set.of("http", "access", "portal"));
    STANDS_ON.put("console.frame", Set.of("console.session", "console.text"));
    STANDS_ON.put("console.door", Set.of("console.frame"));
    STANDS_ON.put(
        "console.live",
        Set.of("console.frame", "deliverylog", "eventlog", "figures", "replay", "inbox"));
    STANDS_ON.put("console.figures", Set.of("console.text", "figures", "failures"));
    // then the areas of pages, which do not use each other.
    STANDS_ON.put(
        "console.overview",
        Set.of("console.live", "console.figures", "deliverylog", "intake", "inbox"));
    STANDS_ON.put(
        "console.webhooks",
        Set.of(
            "console.live",
            "console.text",
            "console.figures",
            "deliverylog",
            "eventlog",
            "ping",
            "trial",
            "repair",
            "replay"));
    STANDS_ON.put(
        "console.eventlog", Set.of("console.live", "console.text", "console.figures", "repair"));
    STANDS_ON.put("console.eventtypes", Set.of("console.frame", "console.text", "endpoint"));
    STANDS_ON.put("console.issues", Set.of("console.frame", "issue"));
    STANDS_ON.put(
        "console.finder", Set.of("console.frame", "deliverylog", "eventlog", "issue", "replay"));
    STANDS_ON.put("console.access", Set.of("console.frame", "mail"));
    STANDS_ON.put("console.audit", Set.of("console.frame", "console.text", "audit"));
    STANDS_ON.put("console.inbox", Set.of("console.live", "console.text"));
  }

  private Features() {}

  /** All features that a feature stands on. */
  static Set<String> below(String feature) {
    var names = new TreeSet<String>();
    addBelow(feature, names);
    return names;
  }

  private static void addBelow(String feature, Set<String> names) {
    for (var below : STANDS_ON.get(feature)) {
      names.add(below);
      addBelow(below, names);
    }
  }
}
