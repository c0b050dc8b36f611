package io.synq.figures;

import io.synq.endpoint.EndpointName;
import io.synq.platform.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The orders of a list of endpoints. */
enum HealthOrder {
  /** The worst first. */
  HEALTH,
  NAME,
  NEWEST;

  /** So much of a name tells where an endpoint stands; the rest does its id. */
  private static final int NAME_LENGTH = 60;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Place place(Symptoms symptoms, @Nullable EndpointName name) {
    String id = symptoms.condition().endpointId();
    return switch (this) {
      case HEALTH -> new Place(symptoms.severity(), symptoms.weight(), "", id);
      case NAME -> new Place(0, 0, name == null ? "" : shortened(name.title()), id);
      case NEWEST -> new Place(0, 0, "", id);
    };
  }

  private static String shortened(String name) {
    return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
  }

  /**
   * Where an endpoint stands in a list.
   *
   * @param weight the less, the worse
   */
  record Place(int severity, long weight, String name, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::severity)
            .thenComparingLong(Place::weight)
            .thenComparing(Place::name)
            .thenComparing(Place::id, Comparator.reverseOrder());

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    Cursor cursor() {
      return new Cursor(Instant.ofEpochSecond(weight), severity + id + ' ' + name);
    }

    /** Of a list in the same order. */
    boolean isAfter(Cursor cursor) {
      return compareTo(at(cursor)) > 0;
    }

    private static Place at(Cursor cursor) {
      String[] parts = cursor.id().split(" ", 2);
      int severity = Character.digit(parts[0].charAt(0), 10);
      String name = parts.length > 1 ? parts[1] : "";
      return new Place(severity, cursor.time().getEpochSecond(), name, parts[0].substring(1));
    }
  }
}
