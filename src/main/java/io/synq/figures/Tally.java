package io.synq.figures;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was counted together, of an endpoint or of a tenant: events, attempts by how long they took
 * and by HTTP status, deliveries that ended, and event types. Not for several threads at once.
 */
final class Tally {
  /** So many types are told apart; whoever makes up names does not make this larger. */
  static final int MOST_TYPES = 50;

  /** Stands for the types beyond those, and for the status of an attempt without an answer. */
  static final String OTHER = "other";

  static final String NO_ANSWER = "none";

  private static final char DURATION = 'd';
  private static final char STATUS = 's';
  private static final char TYPE = 't';
  private static final String OTHERS = TYPE + OTHER;
  private static final String EVENTS = "n";
  private static final String ENDS = "e";

  private final Map<String, Count> counts = new HashMap<>();

  /** How often, with success and without. */
  record Count(long succeeded, long failed) {
    static final Count NONE = new Count(0, 0);

    static Count of(boolean success) {
      return success ? new Count(1, 0) : new Count(0, 1);
    }

    Count plus(Count other) {
      return new Count(succeeded + other.succeeded, failed + other.failed);
    }

    long all() {
      return succeeded + failed;
    }
  }

  /** An event that was accepted. */
  void event(String type) {
    add(EVENTS, Count.of(true));
    add(TYPE + type, Count.of(true));
  }

  /**
   * @param status null for no answer
   */
  void attempt(String type, int durationMs, @Nullable Integer status, boolean success) {
    Count count = Count.of(success);
    add(DURATION + Integer.toString(DurationBuckets.of(durationMs)), count);
    add(STATUS + (status == null ? NO_ANSWER : status.toString()), count);
    add(TYPE + type, count);
  }

  void end(boolean delivered) {
    add(ENDS, Count.of(delivered));
  }

  void add(Tally other) {
    other.counts.forEach(this::add);
  }

  /** Adds what an endpoint did to its tenant's, whose types are those of its events. */
  void addEndpoint(Tally endpoint) {
    endpoint.counts.forEach(
        (key, count) -> {
          if (key.charAt(0) != TYPE) {
            add(key, count);
          }
        });
  }

  private void add(String key, Count count) {
    boolean known = counts.containsKey(key) || key.equals(OTHERS);
    boolean beyond = key.charAt(0) == TYPE && !known && toldApart() >= MOST_TYPES;
    counts.merge(beyond ? OTHERS : key, count, Count::plus);
  }

  private long toldApart() {
    return counts.keySet().stream()
        .filter(key -> key.charAt(0) == TYPE && !key.equals(OTHERS))
        .count();
  }

  long events() {
    return counts.getOrDefault(EVENTS, Count.NONE).succeeded();
  }

  /** Deliveries that ended. */
  Count ends() {
    return counts.getOrDefault(ENDS, Count.NONE);
  }

  /** All attempts. */
  Count attempts() {
    return of(DURATION).values().stream().reduce(Count.NONE, Count::plus);
  }

  /** How many attempts took how long, by their bucket. */
  SortedMap<Integer, Long> durations() {
    SortedMap<Integer, Long> durations = new TreeMap<>();
    of(DURATION).forEach((bucket, count) -> durations.put(Integer.valueOf(bucket), count.all()));
    return durations;
  }

  /** Attempts by HTTP status, {@link #NO_ANSWER} last. */
  SortedMap<String, Long> statuses() {
    return sums(STATUS);
  }

  /** Events of a tenant, attempts of an endpoint. */
  SortedMap<String, Long> types() {
    return sums(TYPE);
  }

  private SortedMap<String, Long> sums(char kind) {
    return of(kind).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> one.getValue().all(), Long::sum, TreeMap::new));
  }

  private Map<String, Count> of(char kind) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().charAt(0) == kind)
        .collect(Collectors.toMap(one -> one.getKey().substring(1), Map.Entry::getValue));
  }

  /** As it is stored: {@code key succeeded failed}, a line each. */
  byte[] encode() {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue()))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String key, Count count) {
    return key + ' ' + count.succeeded() + ' ' + count.failed() + '\n';
  }

  static Tally decode(byte[] stored) {
    Tally tally = new Tally();
    new String(stored, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .forEach(tally::read);
    return tally;
  }

  private void read(String[] parts) {
    counts.put(parts[0], new Count(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
  }

  static <T> Tally sum(Iterable<T> parts, Function<T, Tally> of) {
    Tally sum = new Tally();
    parts.forEach(part -> sum.add(of.apply(part)));
    return sum;
  }

  @Override
  public String toString() {
    return new String(encode(), StandardCharsets.UTF_8);
  }
}
