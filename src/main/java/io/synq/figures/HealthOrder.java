package io.synq.figures;

import io.synq.endpoint.EndpointName;
import io.synq.platform.Cursor;
import io.synq.platform.Texts;
import io.synq.platform.Word;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The orders of a list of endpoints. */
enum HealthOrder implements Word {
  /** The worst first. */
  HEALTH,
  NAME,
  NEWEST;

  /** How many characters of its name say where an endpoint stands; beyond those its id does. */
  private static final int NAME_LENGTH = 60;

  Place place(Symptoms symptoms, @Nullable EndpointName name) {
    String id = symptoms.condition().endpointId();
    return switch (this) {
      case HEALTH -> new Place(symptoms.severity(), symptoms.weight(), "", id);
      case NAME -> new Place(0, 0, name == null ? "" : Texts.cut(name.title(), NAME_LENGTH), id);
      case NEWEST -> new Place(0, 0, "", id);
    };
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

    /** Severity, id and name. */
    private static final Pattern CURSOR = Pattern.compile("(?s)([0-9])([^ ]+) (.*)");

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    Cursor cursor() {
      return new Cursor(Instant.ofEpochSecond(weight), severity + id + ' ' + name);
    }

    /** The place that a caller sent back; 422 if it is not one of ours. */
    static Place at(Cursor cursor) {
      Matcher parts = CURSOR.matcher(cursor.id());
      if (!parts.matches()) {
        throw Cursor.refusal();
      }
      return new Place(
          Integer.parseInt(parts.group(1)),
          cursor.time().getEpochSecond(),
          parts.group(3),
          parts.group(2));
    }
  }
}
