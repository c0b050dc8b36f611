package io.synq.system;

import io.synq.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers that test classes share, at the same time too: each class works in a tenant of its own.
 * They end with us.
 */
final class Servers {
  /** The wait before the first retry, shortened: all others follow from it. */
  static final long RETRY_FIRST_MS = 500;

  /** Of whoever does to the strict server what others there would notice. */
  static final String STRICT = "the strict server";

  /**
   * Of whoever looks at the standard server's threads or complaints, or gives it cause for many.
   */
  static final String QUIET = "the standard server's quiet";

  /** Publishes the keys whose tokens the strict server takes. */
  static final Receiver ISSUER = new Receiver();

  /** Signs people in at the hasty server. */
  static final OpenIdTestProvider PROVIDER = new OpenIdTestProvider();

  /** Takes the mails of the hasty server. */
  static final PostOffice POST_OFFICE = new PostOffice();

  /** What the standard server's portal is called. */
  static final String PORTAL = "Harbor & Pine";

  /** How many endpoints the hasty server lets a tenant have. */
  static final int MOST_ENDPOINTS = 25;

  /** How many streams the hasty server has. */
  static final int MOST_STREAMS = 6;

  /** What nobody asks the hasty server for. */
  static final String MISSPELT = "SYNQ_RETENTION_PEROID";

  /** How long the strict server lets people stay who do nothing. */
  static final Duration IDLE = Duration.ofSeconds(8);

  /** Until counts are written, each five seconds, an event's and its attempt's by turns. */
  static final Duration COUNTED = Duration.ofSeconds(40);

  /** Until the hasty server has purged what is old: it goes round all tenants, and rests. */
  static final Duration PURGED = Duration.ofSeconds(90);

  /** How long the hasty server waits for the body of a request. */
  static final Duration BODY_TIME = Duration.ofSeconds(2);

  /** The proxy that the hasty server trusts. */
  static final String PROXY = "127.0.0.7";

  /** So much may fail at one address: nearly all tests come from the same one. */
  static final int ADDRESS_FAILURES = 400;

  private static final Map<String, CompletableFuture<SynqServer>> STARTED =
      new ConcurrentHashMap<>();

  private Servers() {}

  /**
   * With short waits between retries and before sketches, and time for searches, and a portal that
   * has a name and a colour of its own and may be framed by pages at 127.0.0.1: a site other than
   * the server's, which is at localhost. It trusts {@link TestKeys}' receiver.
   */
  static SynqServer standard() {
    return once(
        "standard",
        Map.of(
            "SYNQ_OUTBOUND_AUTHORITIES",
            TestKeys.RECEIVER.pem.toString(),
            "SYNQ_PORTAL_FRAME_ANCESTORS",
            "http://127.0.0.1:*",
            "SYNQ_PORTAL_NAME",
            PORTAL,
            "SYNQ_PORTAL_ACCENT",
            "#f59e0b"));
  }

  /**
   * One without the demo, whose events expire after 6 s, go after 15 s as audit entries do, whose
   * callbacks hold for 3 s, whose patience is 2 s with endpoints and with bodies of requests, and
   * none with searches, where a tenant has few endpoints and the node few streams, that trusts a
   * proxy and mails, where an OpenID provider signs people in, and a setting is misspelt. It does
   * not trust its broker, whose certificate has another name, and works without.
   */
  static SynqServer hasty() {
    Map<String, String> settings = new HashMap<>(PROVIDER.settings());
    settings.putAll(
        Map.of(
            "SYNQ_BOOTSTRAP_DEMO", "false",
            "SYNQ_IDEMPOTENCY_PERIOD", "PT2S",
            "SYNQ_HTTP_BODY_TIME", BODY_TIME.toString(),
            "SYNQ_HTTP_TRUSTED_PROXIES", PROXY.replace(".", "\\."),
            "SYNQ_DELIVERY_EXPIRY", "PT6S",
            "SYNQ_ENDPOINT_MOST", Integer.toString(MOST_ENDPOINTS),
            "SYNQ_DELIVERY_EXPIRY_PERIOD", "PT0.5S",
            "SYNQ_EVENT_SEARCH_TIME", "PT0.001S",
            "SYNQ_RETENTION_PERIOD", "PT15S",
            "SYNQ_RETENTION_PURGE_PERIOD", "PT0.5S"));
    settings.putAll(
        Map.of(
            "SYNQ_MAIL_HOST", "127.0.0.1",
            "SYNQ_MAIL_PORT", Integer.toString(POST_OFFICE.port()),
            "SYNQ_MAIL_TLS", "none",
            "SYNQ_MAIL_FROM", "synq@example.com",
            "SYNQ_AUDIT_RETENTION", "PT15S",
            "SYNQ_CALLBACK_EXPIRY", "PT3S",
            "SYNQ_STREAM_MOST", Integer.toString(MOST_STREAMS),
            "SYNQ_ENDPOINT_DISABLE_AFTER", "PT2S",
            "SYNQ_ENDPOINT_DISABLE_ATTEMPTS", "3"));
    settings.put(MISSPELT, "P30D");
    if (Broker.inUse()) {
      settings.putAll(Broker.shared().settingsWithTls("localhost"));
    }
    return once("hasty", settings);
  }

  /**
   * One that takes an issuer's tokens, signs people out who do nothing for eight seconds, or after
   * twenty in any case, looks for old events each second, and reaches PostgreSQL by TLS only.
   */
  static SynqServer strict() {
    Map<String, String> settings = new HashMap<>(Postgres.byTls());
    // The names of MicroProfile JWT serve as well as our own.
    settings.putAll(
        Map.of(
            "MP_JWT_VERIFY_ISSUER",
            TestTokens.ISSUER,
            "SYNQ_JWT_AUDIENCES",
            TestTokens.AUDIENCE,
            "SYNQ_JWT_PUBLIC_KEY_LOCATION",
            ISSUER.url("/jwks"),
            "SYNQ_CONSOLE_SESSION_IDLE",
            IDLE.toString(),
            "SYNQ_CONSOLE_SESSION_LONGEST",
            "PT20S",
            "SYNQ_RETENTION_PURGE_PERIOD",
            "PT1S"));
    return once("strict", settings);
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
    all.put("SYNQ_DELIVERY_RETRY_FIRST", "PT0." + RETRY_FIRST_MS + "S");
    all.put("SYNQ_DELIVERY_DUE_PERIOD", "PT0.2S");
    all.put("SYNQ_EVENT_SEARCH_TIME", "PT5S");
    all.put("SYNQ_EVENT_SKETCH_AFTER", "PT3S");
    all.put("SYNQ_HTTP_UNREAD_SECONDS", "3");
    all.put("SYNQ_ACCESS_ADDRESS_FAILURES", Integer.toString(ADDRESS_FAILURES));
    all.putAll(settings);
    SynqServer server = SynqServer.start(all);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return server;
  }
}
