package io.synq.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers on one PostgreSQL database of their own. */
final class Nodes implements AutoCloseable {
  private final List<SynqServer> servers = new ArrayList<>();

  /** Starts them all at once, on an empty database. */
  static Nodes start(int count, Map<String, String> settings) {
    Map<String, String> shared = new HashMap<>(SynqServer.LOCAL);
    shared.putAll(Postgres.newDatabase());
    shared.putAll(settings);
    Nodes nodes = new Nodes();
    try {
      for (int i = 0; i < count; i++) {
        nodes.servers.add(SynqServer.launch(shared));
      }
      nodes.servers.forEach(SynqServer::awaitReady);
      return nodes;
    } catch (RuntimeException | AssertionError e) {
      nodes.close();
      throw e;
    }
  }

  SynqServer get(int index) {
    return servers.get(index);
  }

  List<SynqServer> all() {
    return List.copyOf(servers);
  }

  @Override
  public void close() {
    servers.forEach(SynqServer::close);
  }
}
