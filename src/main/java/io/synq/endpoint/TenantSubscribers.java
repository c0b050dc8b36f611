package io.synq.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one tenant at one moment. Which of them want a type is found once: an event
 * costs what its own subscribers cost, however many others there are.
 */
public final class TenantSubscribers {
  /** How many types are remembered: producers may write any number of them. */
  private static final int MOST_TYPES = 1000;

  private final long version;
  private final Map<String, Subscriber> byId;
  private final List<Subscriber> expressive;
  private final Map<String, List<Subscriber>> wanting = new ConcurrentHashMap<>();

  /**
   * @param version of what they were read from
   */
  public TenantSubscribers(long version, Map<String, Subscriber> byId) {
    this.version = version;
    this.byId = Map.copyOf(byId);
    this.expressive = byId.values().stream().filter(one -> !one.expressions().isEmpty()).toList();
  }

  boolean isOf(long version) {
    return this.version == version;
  }

  /** Nothing if there is no such endpoint, or it was deleted. */
  public @Nullable Subscriber get(String endpointId) {
    return byId.get(endpointId);
  }

  public Set<String> ids() {
    return byId.keySet();
  }

  public Collection<Subscriber> all() {
    return byId.values();
  }

  /** Whether any has a filter, or an expression that gives keys. */
  public boolean isExpressive() {
    return !expressive.isEmpty();
  }

  /** Those that want events of this type, whatever their filters say. */
  public List<Subscriber> wanting(String eventType) {
    List<Subscriber> known = wanting.get(eventType);
    if (known == null) {
      known = wanting(byId.values(), eventType);
      if (wanting.size() < MOST_TYPES) {
        wanting.put(eventType, known);
      }
    }
    return known;
  }

  /** The same, only those that have a filter, or an expression that gives keys. */
  List<Subscriber> expressive(String eventType) {
    return wanting(expressive, eventType);
  }

  private static List<Subscriber> wanting(Collection<Subscriber> subscribers, String eventType) {
    return subscribers.stream().filter(one -> one.wants(eventType)).toList();
  }
}
