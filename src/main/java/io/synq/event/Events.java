package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of events. */
@ApplicationScoped
public class Events {
  private static final String INSERT =
      "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
          + " user_id, role, body) values (?,?,?,?,?,?,?,?,?)";
  private static final int CHUNK = 64;
  private static final String HELD = "held";

  @PersistenceContext EntityManager entities;
  private Database database;

  @Inject
  Events(Database database) {
    this.database = database;
  }

  protected Events() {}

  /** Adds new events, in the transaction at hand. */
  public void append(List<Event> events) {
    database.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Event event : events) {
              Event.Actor actor = event.actor();
              Database.set(
                  insert,
                  event.tenantId(),
                  event.eventId(),
                  event.eventType(),
                  event.occurredAt(),
                  event.acceptedAt(),
                  actor.orgId(),
                  actor.userId(),
                  actor.role(),
                  event.body());
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Those of the ids that a tenant has already, with what is stored. */
  public Map<String, Event> existing(String tenantId, Collection<String> eventIds) {
    List<String> wanted = List.copyOf(eventIds);
    return database.run(
        connection -> {
          Map<String, Event> found = new HashMap<>();
          String sql =
              "select event_id from event"
                  + Database.using("constraint=event_pk")
                  + "where tenant_id = ? and event_id in ("
                  + Database.marks(CHUNK)
                  + ")";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int start = 0; start < wanted.size(); start += CHUNK) {
              select.setString(1, tenantId);
              for (int i = 0; i < CHUNK; i++) {
                // The last chunk repeats its last id, so that one statement serves every size.
                select.setString(i + 2, wanted.get(Math.min(start + i, wanted.size() - 1)));
              }
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  String id = rows.getString(1);
                  find(tenantId, id).ifPresent(event -> found.put(id, event));
                }
              }
            }
          }
          return found;
        });
  }

  public Optional<Event> find(String tenantId, String eventId) {
    return Optional.ofNullable(entities.find(Event.class, new EventKey(tenantId, eventId)));
  }

  /** A page of a tenant's events, newest accepted first. */
  public Page<EventSummary> list(
      String tenantId, EventFilter filter, Optional<Cursor> after, int limit) {
    StringBuilder jpql =
        new StringBuilder(
            "select new io.synq.event.EventSummary(e.eventId, e.eventType, e.occurredAt,"
                + " e.acceptedAt, e.tenantId, e.orgId, e.userId, e.role) from Event e"
                + " where e.tenantId = :tenant");
    Map<String, Object> conditions = filter.conditions();
    conditions.keySet().forEach(condition -> jpql.append(" and ").append(condition));
    if (filter.endpointId().isPresent() || filter.deliveryStatus().isPresent()) {
      jpql.append(withDelivery(filter));
    }
    if (after.isPresent()) {
      jpql.append(" and (e.acceptedAt < :time or (e.acceptedAt = :time and e.eventId < :afterId))");
    }
    jpql.append(" order by e.acceptedAt desc, e.eventId desc");
    TypedQuery<EventSummary> query =
        entities
            .createQuery(jpql.toString(), EventSummary.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit + 1);
    conditions.forEach(
        (condition, value) ->
            query.setParameter(condition.substring(condition.indexOf(':') + 1), value));
    filter.endpointId().ifPresent(value -> query.setParameter("endpoint", value));
    filter
        .deliveryStatus()
        .filter(status -> !status.equals(HELD))
        .ifPresent(value -> query.setParameter("status", value));
    after.ifPresent(
        cursor -> query.setParameter("time", cursor.time()).setParameter("afterId", cursor.id()));
    return Page.of(
        query.getResultList(), limit, row -> new Cursor(row.acceptedAt(), row.eventId()));
  }

  /** By the names of entities that belong to features above this one. */
  private static String withDelivery(EventFilter filter) {
    StringBuilder jpql =
        new StringBuilder(" and exists (select d.id from Delivery d, Endpoint p")
            .append(" where d.tenantId = e.tenantId and d.eventId = e.eventId")
            .append(" and p.id = d.endpointId");
    filter.endpointId().ifPresent(id -> jpql.append(" and d.endpointId = :endpoint"));
    filter
        .deliveryStatus()
        .ifPresent(
            status ->
                jpql.append(
                    switch (status) {
                      case HELD ->
                          " and d.state in ('pending', 'retrying')"
                              + " and p.state = io.synq.endpoint.EndpointState.DISABLED and p.deletedAt is null";
                      case "pending", "retrying" ->
                          " and d.state = :status and p.state = io.synq.endpoint.EndpointState.ENABLED and p.deletedAt is null";
                      default -> " and d.state = :status";
                    }));
    return jpql.append(")").toString();
  }
}
