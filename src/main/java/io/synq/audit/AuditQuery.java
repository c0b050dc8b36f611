package io.synq.audit;

import io.synq.platform.Names;
import io.synq.platform.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which entries to list. {@code from} is inclusive, {@code to} exclusive. */
public class AuditQuery {
  private static final int MAX = 254;

  /** Each parameter's condition in JPQL. */
  static final Map<String, String> CONDITIONS =
      Map.of(
          "action", " and a.action = :action",
          "object", " and a.objectId in :object",
          "actor", " and (a.actorId = :actor or a.actorName = :actor)",
          "from", " and a.recordedAt >= :from",
          "to", " and a.recordedAt < :to");

  @QueryParam("action")
  @Nullable String action;

  @QueryParam("object_id")
  @Nullable String objectId;

  /** An actor's id or name. */
  @QueryParam("actor")
  @Nullable String actor;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  public AuditQuery() {}

  /** For callers within the server; null is any. */
  public AuditQuery(
      @Nullable String action,
      @Nullable String objectId,
      @Nullable String actor,
      @Nullable String from,
      @Nullable String to) {
    this.action = action;
    this.objectId = objectId;
    this.actor = actor;
    this.from = from;
    this.to = to;
  }

  /** The values of the conditions that are asked for; 422 if one cannot be read. */
  Map<String, Object> conditions() {
    Map<String, Object> values = new LinkedHashMap<>();
    Parameters.text("action", action, MAX).ifPresent(value -> values.put("action", value));
    Parameters.text("object_id", objectId, MAX)
        .ifPresent(value -> values.put("object", spellings(value)));
    Parameters.text("actor", actor, MAX).ifPresent(value -> values.put("actor", value));
    Optional<Instant> start = Parameters.time("from", from);
    Optional<Instant> end = Parameters.time("to", to);
    Parameters.span(start, end);
    start.ifPresent(value -> values.put("from", value));
    end.ifPresent(value -> values.put("to", value));
    return values;
  }

  /** A UUID of ours is in lower case; the id of an issue is as it was reported. */
  private static Set<String> spellings(String id) {
    return new TreeSet<>(List.of(id, Names.canonical(id)));
  }
}
