package io.synq.delivery;

import io.synq.platform.Ids;
import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Names claims after this node, so that it knows its own again after a restart. */
@ApplicationScoped
public class NodeClaims {
  private final String prefix;

  @Inject
  NodeClaims(ServerSettings server) {
    prefix = "%08x-".formatted(server.node.hashCode());
  }

  /** A claim that nobody has made before, at most 40 characters. */
  public String next() {
    return Ids.next(prefix);
  }

  /** Sorts before every claim that this node makes at that moment or later. */
  String first(Instant moment) {
    return Ids.first(prefix, moment);
  }

  /** For SQL's {@code like}: the claims of this node, of whatever start. */
  String pattern() {
    return prefix + "%";
  }
}
