package io.synq.system;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that test classes share: each class works in a tenant of its own. They end with us. */
final class Servers {
  /** The wait before the first retry, shortened: all others follow from it. */
  static final long RETRY_FIRST_MS = 500;

  private static final Map<String, CompletableFuture<SynqServer>> STARTED =
      new ConcurrentHashMap<>();

  private Servers() {}

  /** With short waits between retries and before sketches, and time for searches. */
  static SynqServer standard() {
    return once("standard", Map.of());
  }

  /**
   * One whose events expire after 6 s, go after 15 s as audit entries do, whose callbacks hold for
   * 3 s, and whose patience is 2 s with endpoints and none with searches.
   */
  static SynqServer hasty() {
    return once(
        "hasty",
        Map.of(
            "SYNQ_IDEMPOTENCY_PERIOD", "PT2S",
            "SYNQ_DELIVERY_EXPIRY", "PT6S",
            "SYNQ_DELIVERY_EXPIRY_PERIOD", "PT0.5S",
            "SYNQ_EVENT_SEARCH_TIME", "PT0.001S",
            "SYNQ_RETENTION_PERIOD", "PT15S",
            "SYNQ_RETENTION_PURGE_PERIOD", "PT0.5S",
            "SYNQ_AUDIT_RETENTION", "PT15S",
            "SYNQ_CALLBACK_EXPIRY", "PT3S",
            "SYNQ_ENDPOINT_DISABLE_AFTER", "PT2S",
            "SYNQ_ENDPOINT_DISABLE_ATTEMPTS", "3"));
  }

  /** A server that cannot be started is not tried again: every test that needs it fails at once. */
  private static SynqServer once(String name, Map<String, String> settings) {
    return STARTED
        .computeIfAbsent(
            name, key -> CompletableFuture.completedFuture(settings).thenApply(Servers::start))
        .join();
  }

  private static SynqServer start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(SynqServer.LOCAL);
    // They live long, and check passwords, which takes optimised code, but not at once.
    all.put("JVM_ARGS", "-XX:CICompilerCount=2");
    all.put("SYNQ_DELIVERY_RETRY_FIRST", "PT0." + RETRY_FIRST_MS + "S");
    all.put("SYNQ_DELIVERY_DUE_PERIOD", "PT0.2S");
    all.put("SYNQ_EVENT_SEARCH_TIME", "PT5S");
    all.put("SYNQ_EVENT_SKETCH_AFTER", "PT3S");
    all.putAll(settings);
    SynqServer server = SynqServer.start(all);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return server;
  }
}
