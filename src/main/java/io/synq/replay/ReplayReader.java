package io.synq.replay;

import io.synq.eventtype.EventTypeName;
import io.synq.platform.Names;
import io.synq.request.RequestObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is to be replayed from a request; wrong members become violations. What is older than
 * the oldest event that is kept means that one.
 */
final class ReplayReader {
  static final int MOST_TYPES = 60;
  static final int MOST_ENDPOINTS = 100;
  static final int LONGEST_ID = 64;
  static final int LONGEST_TEXT = 128;

  private ReplayReader() {}

  /** Only for a request that passed {@link RequestObject#check}. */
  record NewReplay(ReplayFilter filter, boolean dryRun) {}

  static NewReplay read(RequestObject request, Instant now, Duration retention) {
    Instant oldest = now.minus(retention);
    boolean named = request.required("from", LONGEST_ID).isPresent();
    Instant from = (named ? request.time("from") : Optional.<Instant>empty()).orElse(oldest);
    Instant to = request.time("to").filter(now::isAfter).orElse(now);
    if (!from.isBefore(to)) {
      request.violation("/from", "must be before to, which is now at the latest");
    }
    Choice choice =
        request
            .required("delivery_status", LONGEST_ID)
            .flatMap(
                text -> {
                  Optional<Choice> known = Choice.of(text);
                  if (known.isEmpty()) {
                    request.violation("/delivery_status", "must be failed, any or missing");
                  }
                  return known;
                })
            .orElse(Choice.MISSING);
    List<String> types = some(request, "event_types", MOST_TYPES, EventTypeName.MAX);
    for (int i = 0; i < types.size(); i++) {
      if (!EventTypeName.isPattern(types.get(i))) {
        request.violation("/event_types/" + i, "must be an event type, domain.* or *");
      }
    }
    List<String> endpoints = some(request, "endpoint_ids", MOST_ENDPOINTS, LONGEST_ID);
    Narrowing narrowing =
        new Narrowing(
            request.uuid("org_id").orElse(null),
            request.text("user_id", LONGEST_TEXT).map(Names::canonical).orElse(null),
            request.text("q", LONGEST_TEXT).orElse(null));
    boolean dryRun = request.flag("dry_run").orElse(false);
    ReplayFilter filter =
        new ReplayFilter(
            latest(from, oldest), latest(to, oldest), types, endpoints, choice, narrowing);
    return new NewReplay(filter, dryRun);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Absent or null is all; none is meant by nobody. */
  private static List<String> some(RequestObject request, String name, int most, int longest) {
    if (request.isEmptyArray(name)) {
      request.violation("/" + name, "must name at least one");
    }
    return request.texts(name, most, longest).orElse(List.of()).stream().distinct().toList();
  }
}
