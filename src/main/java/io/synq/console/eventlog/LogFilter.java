package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.SearchProblem;
import io.synq.console.text.TypedTime;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The event log's filter, as it stands in the page's address. */
public final class LogFilter {
  static final List<String> NAMES =
      List.of(
          "event_type", "from", "to", "user_id", "org_id", "endpoint_id", "delivery_status", "q");

  /** A stretch up to now, in place of the two times. */
  static final String WITHIN = "within";

  private static final Map<String, String> LABELS =
      Map.of(
          "event_type", "type",
          "from", "from",
          "to", "to",
          "user_id", "user",
          "org_id", "org",
          "endpoint_id", "endpoint",
          "delivery_status", "state");

  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, Instant> times = new LinkedHashMap<>();
  private @Nullable Stretch within;
  private @Nullable Instant since;
  private final List<Problem.Violation> wrong = new ArrayList<>();

  LogFilter(Function<String, @Nullable String> address, Instant now) {
    for (String name : NAMES) {
      String text = address.apply(name);
      if (text != null) {
        typed.put(name, text);
        if (name.equals("from") || name.equals("to")) {
          readTime(name, text);
        }
      }
    }
    String recent = address.apply(WITHIN);
    if (recent != null && !typed.containsKey("from") && !typed.containsKey("to")) {
      readWithin(recent, now);
    }
  }

  private void readWithin(String code, Instant now) {
    within = Stretch.of(code).orElse(null);
    if (within == null) {
      wrong.add(new Problem.Violation("/from", "there is no such stretch of time: " + code));
    } else {
      since = now.minus(within.length());
    }
  }

  private void readTime(String name, String text) {
    Optional<Instant> time = TypedTime.parse(text);
    time.ifPresent(found -> times.put(name, found));
    if (time.isEmpty()) {
      wrong.add(new Problem.Violation("/" + name, TypedTime.WRONG));
    }
  }

  /** Whether something is left out. */
  public boolean isNarrow() {
    return !typed.isEmpty() || within != null;
  }

  /** What a field shows: as it was typed; times as a date field has them. */
  public String field(String name) {
    Instant time = times.get(name);
    return time == null ? typed.getOrDefault(name, "") : TypedTime.field(time);
  }

  /** What the API is asked for. */
  @Nullable String parameter(String name) {
    Instant time = name.equals("from") && since != null ? since : times.get(name);
    return time == null ? typed.get(name) : Times.format(time);
  }

  /** The stretch up to now that is wanted; null for none. */
  public @Nullable Stretch getWithin() {
    return within;
  }

  /** What is set, but the text and the stretch up to now, which have their own places. */
  public List<Chip> getChips() {
    return typed.entrySet().stream()
        .filter(one -> LABELS.containsKey(one.getKey()))
        .map(
            one ->
                new Chip(
                    one.getKey(),
                    LABELS.get(one.getKey()),
                    one.getValue(),
                    times.get(one.getKey())))
        .toList();
  }

  /** What is wrong already, without asking. */
  Optional<Problem> problem() {
    return wrong.isEmpty() ? Optional.empty() : Optional.of(SearchProblem.of(wrong));
  }

  /**
   * The page that replays everything that is listed. Replays choose deliveries by other words:
   * where there is none, the page says so.
   */
  public String replayAll() {
    List<String> parameters = new ArrayList<>();
    String status = typed.getOrDefault("delivery_status", "");
    add(parameters, "delivery_status", status.equals("failed") ? "failed" : "any");
    for (String name : NAMES) {
      String value = parameter(name);
      if (value != null && !name.equals("delivery_status")) {
        add(parameters, name, value);
      }
    }
    if (!status.isEmpty() && !status.equals("failed")) {
      add(parameters, "log_status", status);
    }
    return Next.to(ConsolePage.REPLAY_NEW, parameters.toArray(String[]::new)).address();
  }

  private static void add(List<String> parameters, String name, String value) {
    parameters.add(name);
    parameters.add(value);
  }
}
