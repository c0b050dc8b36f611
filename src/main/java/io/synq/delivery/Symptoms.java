package io.synq.delivery;

import io.synq.endpoint.Condition;
import io.synq.endpoint.DisabledReason;
import io.synq.platform.Cursor;
import java.time.Instant;
import java.util.Comparator;

/**
 * What an endpoint's health is judged by: in order, those that are worst come first.
 *
 * @param holding whether deliveries wait for it to be enabled
 */
record Symptoms(Condition condition, boolean holding, Recent recent)
    implements Comparable<Symptoms> {
  /** So many failures in a row are no accident. */
  static final int IN_A_ROW = 5;

  /** Of so many attempts one may fail. */
  static final int ONE_IN = 10;

  private static final int HARMLESS = 4;

  /** The healthiest endpoints last, among them the newest first. */
  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::severity)
          .thenComparingLong(Place::weight)
          .thenComparing(Place::id, Comparator.reverseOrder());

  /** The rule; docs/api.md states it. */
  Health health() {
    if (condition.disabled() != null) {
      return holding ? Health.HELD : Health.DISABLED;
    }
    if (condition.failures() >= IN_A_ROW) {
      return Health.FAILING;
    }
    boolean lossy =
        recent.failedAttempts() * ONE_IN > recent.attempts() || recent.failedDeliveries() > 0;
    return lossy ? Health.DEGRADED : Health.HEALTHY;
  }

  /** Whether somebody should look at it: whoever disabled it by hand knows. */
  boolean ailing() {
    return severity() < HARMLESS;
  }

  private int severity() {
    return switch (health()) {
      case FAILING -> 0;
      case HELD -> 1;
      case DISABLED -> condition.disabled() == DisabledReason.MANUAL ? HARMLESS : 2;
      case DEGRADED -> 3;
      case HEALTHY -> HARMLESS + 1;
    };
  }

  /** The less, the worse: who fails for longest, who fails most. */
  private long weight() {
    Instant since = condition.failingSince();
    return switch (health()) {
      case FAILING -> since == null ? 0 : since.getEpochSecond();
      case DEGRADED -> -recent.failedAttempts() - recent.failedDeliveries();
      default -> 0;
    };
  }

  @Override
  public int compareTo(Symptoms other) {
    return ORDER.compare(place(), other.place());
  }

  /** Where it stands in the list. */
  private Place place() {
    return new Place(severity(), weight(), condition.endpointId());
  }

  Cursor cursor() {
    return place().cursor();
  }

  boolean isAfter(Cursor cursor) {
    return ORDER.compare(place(), Place.at(cursor)) > 0;
  }

  private record Place(int severity, long weight, String id) {
    Cursor cursor() {
      return new Cursor(Instant.ofEpochSecond(weight), severity + id);
    }

    static Place at(Cursor cursor) {
      int severity = Character.digit(cursor.id().charAt(0), 10);
      return new Place(severity, cursor.time().getEpochSecond(), cursor.id().substring(1));
    }
  }
}
