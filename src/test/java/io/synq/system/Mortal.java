package io.synq.system;

import io.synq.trace.OtlpReceiver;
import java.util.HashMap;
import java.util.Map;

/**
 * The server that tests kill, and take the database and the broker from. One class at a time has
 * it, under {@link #LOCK}.
 */
final class Mortal {
  static final String LOCK = "the mortal server";

  /** One that cannot be started is not tried again: every test that needs it fails at once. */
  private static final class Made {
    private static final Mortal IT = new Mortal();
  }

  private final OtlpReceiver collector = new OtlpReceiver();
  private final SynqServer server;
  private final JmsApplication producers;
  private Cable cable;
  private Broker broker;

  private Mortal() {
    int port = Ports.free();
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.putAll(JmsApplication.openAt(port));
    settings.put("SYNQ_DELIVERY_RETRY_FIRST", "PT0.5S");
    settings.put("SYNQ_EVENT_SEARCH_TIME", "PT0.001S");
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
    settings.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    if (Postgres.inUse()) {
      settings.putAll(Postgres.newDatabase());
      cable = new Cable(Integer.parseInt(settings.get("SYNQ_DB_PORT")));
      settings.put("SYNQ_DB_PORT", Integer.toString(cable.port()));
    }
    if (Broker.inUse()) {
      broker = Broker.start();
      settings.putAll(broker.settings());
    }
    server = SynqServer.launch(settings);
    producers = JmsApplication.start(server, port);
    server.awaitReady();
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
  }

  /** It; what a test has left dead or cut is mended. */
  static Mortal running() {
    if (Made.IT.cable != null) {
      Made.IT.cable.mend();
    }
    if (Made.IT.broker != null) {
      Made.IT.broker.revive();
    }
    Made.IT.server.revive();
    return Made.IT;
  }

  /** Ends it and what it works with: nobody needs it any longer. */
  static void close() {
    Made.IT.server.close();
    Made.IT.producers.close();
    Made.IT.collector.close();
    if (Made.IT.broker != null) {
      Made.IT.broker.close();
    }
  }

  SynqServer server() {
    return server;
  }

  /** What its spans are exported to. */
  OtlpReceiver collector() {
    return collector;
  }

  /** An enterprise's application that sends messages to it. */
  JmsApplication producers() {
    return producers;
  }

  /** What leads to its PostgreSQL. */
  Cable cable() {
    return cable;
  }

  /** Its own broker, in a run with one. */
  Broker broker() {
    return broker;
  }
}
