package io.synq.console.figures;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values over time, to be drawn, and to be read as a table.
 *
 * @param counts what is counted, and when, in a sentence
 * @param unit what the values count, such as {@code ms}; empty for plain numbers
 * @param bars whether the series are bars on each other; lines otherwise
 * @param times oldest first
 * @param step how long a time lasts
 */
public record Chart(
    String title,
    String counts,
    String unit,
    boolean bars,
    List<Instant> times,
    Duration step,
    List<Series> series) {

  /**
   * A line or the bars of one colour.
   *
   * @param tone one that the script knows
   * @param values one for each time; null where there is none
   */
  public record Series(String name, String tone, List<@Nullable Long> values) {}

  /** A line of the table. */
  public record Row(Instant time, Instant until, List<@Nullable Long> values) {}

  public boolean blank() {
    return series.stream().flatMap(one -> one.values().stream()).noneMatch(this::isSomething);
  }

  /** A bar of no height is nothing; a line may well be at 0, as one of short times is. */
  private boolean isSomething(@Nullable Long value) {
    return value != null && (!bars || value != 0);
  }

  /** The table: times at which nothing happened are left out. */
  public List<Row> rows() {
    return IntStream.range(0, times.size())
        .mapToObj(this::row)
        .filter(row -> row.values().stream().anyMatch(this::isSomething))
        .toList();
  }

  private Row row(int i) {
    List<@Nullable Long> values = new ArrayList<>();
    series.forEach(one -> values.add(one.values().get(i)));
    return new Row(times.get(i), times.get(i).plus(step), values);
  }

  /** What the script draws. */
  public String json() {
    JsonArrayBuilder labels = Json.createArrayBuilder();
    times.forEach(time -> labels.add(time.toString()));
    JsonArrayBuilder sets = Json.createArrayBuilder();
    for (Series one : series) {
      JsonArrayBuilder values = Json.createArrayBuilder();
      for (Long value : one.values()) {
        if (value == null) {
          values.addNull();
        } else {
          values.add(value);
        }
      }
      sets.add(
          Json.createObjectBuilder()
              .add("name", one.name())
              .add("tone", one.tone())
              .add("values", values));
    }
    return Json.createObjectBuilder()
        .add("bars", bars)
        .add("unit", unit)
        .add("step", step.toMillis())
        .add("times", labels)
        .add("series", sets)
        .build()
        .toString();
  }
}
