package io.synq.delivery;

import io.synq.endpoint.Filter;
import io.synq.endpoint.FilterDocument;
import io.synq.endpoint.Filters;
import io.synq.endpoint.OrderRule;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Verdict;
import io.synq.event.Event;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An event with what filters say of it, and what gives its keys. Each filter is asked once; the
 * body is read once, and only if there is a filter to ask. Not for several threads at a time.
 */
public final class Screened {
  private final Event event;
  private final @Nullable Screened before;
  private final int turns;
  private @Nullable Map<Filter, Verdict> verdicts;
  private @Nullable FilterDocument document;
  private @Nullable Instant deadline;

  public Screened(Event event) {
    this(event, 0);
  }

  /**
   * @param turns how often it has been left out of its group to be asked about
   */
  Screened(Event event, int turns) {
    this(event, null, turns);
  }

  private Screened(Event event, @Nullable Screened before, int turns) {
    this.event = event;
    this.before = before;
    this.turns = turns;
  }

  /** The event as accepted at that moment, with the verdicts that are known. */
  public Screened acceptedAt(Instant time) {
    return new Screened(event.acceptedAt(time), this, turns);
  }

  public Event event() {
    return event;
  }

  int turns() {
    return turns;
  }

  /**
   * Asks what one that wants the type has to ask, if it was not asked before and may be now.
   *
   * @return whether there is nothing left to ask
   */
  boolean ask(Subscriber subscriber, Filters filters, Predicate<Filter> may) {
    Filter filter = subscriber.filter();
    if (event.isAbout(subscriber.endpointId())) {
      return true;
    }
    if (filter != null) {
      if (!knows(filter) && !may.test(filter)) {
        return false;
      }
      if (!verdict(subscriber.tenantId(), filter, filters).delivers()) {
        return true;
      }
    }
    OrderRule rule = subscriber.order();
    Filter expression = rule == null ? null : rule.key();
    if (expression != null && !knows(expression)) {
      if (!may.test(expression)) {
        return false;
      }
      value(expression, filters);
    }
    return true;
  }

  private boolean knows(Filter asked) {
    return before == null ? verdicts != null && verdicts.containsKey(asked) : before.knows(asked);
  }

  /** Whether the event is for this endpoint, by type and filter. */
  public Verdict verdict(Subscriber subscriber, Filters filters) {
    if (!subscriber.wants(event.eventType()) || event.isAbout(subscriber.endpointId())) {
      return Verdict.NOT_WANTED;
    }
    Filter filter = subscriber.filter();
    if (filter == null) {
      return Verdict.NO_FILTER;
    }
    return verdict(subscriber.tenantId(), filter, filters);
  }

  /** The key by which the endpoint's deliveries keep their order; null if they keep none. */
  public @Nullable OrderKey orderKey(Subscriber subscriber, Filters filters) {
    OrderRule rule = subscriber.order();
    if (rule == null) {
      return null;
    }
    Filter expression = rule.key();
    return expression == null
        ? OrderKey.of(event.eventType())
        : OrderKey.of(value(expression, filters));
  }

  private Verdict verdict(String tenantId, Filter filter, Filters filters) {
    if (deadline == null) {
      deadline = filters.deadline();
    }
    return verdict(tenantId, filter, filters, deadline);
  }

  /** Asks one filter, unless it was asked before. */
  Verdict verdict(String tenantId, Filter filter, Filters filters, Instant deadline) {
    return answer(filter, body -> filters.verdict(tenantId, filter, body, deadline));
  }

  private Verdict value(Filter expression, Filters filters) {
    return answer(expression, body -> filters.value(expression, body));
  }

  private Verdict answer(Filter asked, Function<FilterDocument, Verdict> question) {
    if (before != null) {
      return before.answer(asked, question);
    }
    if (verdicts == null) {
      verdicts = new IdentityHashMap<>();
    }
    return verdicts.computeIfAbsent(asked, one -> ask(question));
  }

  private Verdict ask(Function<FilterDocument, Verdict> question) {
    try {
      if (document == null) {
        document = FilterDocument.parse(event.body());
      }
      return question.apply(document);
    } catch (IllegalArgumentException e) {
      return new Verdict.Failed(String.valueOf(e.getMessage()));
    }
  }
}
