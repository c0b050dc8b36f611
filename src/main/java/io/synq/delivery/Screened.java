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
import org.jspecify.annotations.Nullable;

/**
 * An event with what filters say of it, and what gives its keys. Each filter is asked once; the
 * body is read once, and only if there is a filter to ask. Not for several threads at a time.
 */
public final class Screened {
  private final Event event;
  private final @Nullable Screened before;
  private @Nullable Map<Filter, Verdict> verdicts;
  private @Nullable FilterDocument document;
  private @Nullable Instant deadline;

  public Screened(Event event) {
    this(event, null);
  }

  private Screened(Event event, @Nullable Screened before) {
    this.event = event;
    this.before = before;
  }

  /** The event as accepted at that moment, with the verdicts that are known. */
  public Screened acceptedAt(Instant time) {
    return new Screened(event.acceptedAt(time), this);
  }

  public Event event() {
    return event;
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
