package io.synq.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things that people list, newest first, a page at a time: by when they were made and their ids
 * (keyset paging).
 *
 * @param type an entity with a member {@code createdAt}
 * @param id its member that is unique within the list
 * @param condition JPQL over {@code x}
 * @param parameters of the condition
 */
public record Listed<E>(
    Class<E> type, String id, String condition, Map<String, Object> parameters) {

  public Page<E> page(
      EntityManager entities, Optional<Cursor> after, int limit, Function<E, Cursor> position) {
    String older =
        after.isEmpty()
            ? ""
            : " and (x.createdAt < :time or (x.createdAt = :time and x.%s < :id))".formatted(id);
    TypedQuery<E> query =
        entities
            .createQuery(
                "select x from %s x where %s%s order by x.createdAt desc, x.%s desc"
                    .formatted(type.getSimpleName(), condition, older, id),
                type)
            .setMaxResults(limit + 1);
    parameters.forEach(query::setParameter);
    after.ifPresent(
        cursor -> query.setParameter("time", cursor.time()).setParameter("id", cursor.id()));
    return Page.of(query.getResultList(), limit, position);
  }
}
