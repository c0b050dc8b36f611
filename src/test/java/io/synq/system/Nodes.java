package io.synq.system;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Three servers on one PostgreSQL database and one broker, with TLS, behind one public address. One
 * class at a time has them, under {@link #LOCK}.
 */
final class Nodes {
  static final String LOCK = "the nodes";

  /** What the secrets in their database are encrypted with. */
  static final String KEY = "z3Vt7QmC1xYw9LfKpBnE5hRsJ8uGdA2o0iTqWcXv6Zk";

  /** What they are to be encrypted with next; all can read it from the first. */
  static final String NEXT_KEY = "M4kPq8WzRb2TnYc6LgVx0HsEd9JfUa5oXi7tGvCw1Qy";

  private static final int COUNT = 3;

  /** Those that cannot be started are not tried again. */
  private static final class Made {
    private static final Nodes THEY = new Nodes();
  }

  private final Broker broker = Broker.start();
  private final List<SynqServer> servers;

  private Nodes() {
    Map<String, String> shared = new HashMap<>(SynqServer.LOCAL);
    shared.putAll(Postgres.newDatabase());
    shared.putAll(broker.settingsWithTls("127.0.0.1"));
    shared.put("SYNQ_SECRETS_KEYS", KEY + "," + NEXT_KEY);
    shared.put("SYNQ_PUBLIC_URL", "https://synq.example.com");
    // All at once, on an empty database.
    servers = SynqServer.launch(Collections.nCopies(COUNT, shared));
    servers.forEach(SynqServer::awaitReady);
    servers.forEach(server -> Runtime.getRuntime().addShutdownHook(new Thread(server::close)));
  }

  /** So many of them at least; if fewer are left, they are started again. */
  static Nodes running(int least) {
    Made.THEY.broker.revive();
    if (Made.THEY.all().size() < least) {
      Made.THEY.servers.forEach(SynqServer::revive);
    }
    return Made.THEY;
  }

  /** Ends them and their broker: nobody needs them any longer. */
  static void close() {
    Made.THEY.servers.forEach(SynqServer::close);
    Made.THEY.broker.close();
  }

  SynqServer get(int index) {
    return all().get(index);
  }

  /** Those that run. */
  List<SynqServer> all() {
    return servers.stream().filter(SynqServer::isRunning).toList();
  }

  Broker broker() {
    return broker;
  }
}
