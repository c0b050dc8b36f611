package io.synq.console.webhooks;

import io.synq.console.frame.Members;
import io.synq.console.frame.Submission;
import io.synq.console.text.PrettyJson;
import io.synq.eventlog.EventFilter;
import io.synq.eventlog.EventsResource;
import io.synq.eventlog.ListedEvent;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.http.Whole;
import io.synq.platform.ListQuery;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.trial.FilterTestRequest;
import io.synq.trial.FilterTestResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the filter of the form at hand on an event. */
@Named("filterTrial")
@RequestScoped
public class FilterTrialView {
  private static final int EVENTS = 20;
  private static final int EXAMPLES = 200;
  private static final String EVENT = "event:";
  private static final String TYPE = "type:";

  /** Goes to one endpoint, whatever its filter. */
  private static final String PING = "ping";

  @Inject EventsResource events;
  @Inject EventTypesResource types;
  @Inject FilterTestResource filterTest;
  @Inject EndpointFields fields;
  @Inject Submission submission;
  @Inject @Whole HttpServletRequest request;
  private List<Sample> recent = List.of();
  private List<Sample> examples = List.of();
  private @Nullable Trial trial;

  /** Something that the filter can be tried on. */
  public record Sample(String value, ListedEvent event, String type, boolean chosen) {}

  /**
   * What came of it.
   *
   * @param error why the filter failed on the event, which is then delivered all the same
   * @param result what the expression gave
   * @param body what it was tried on
   */
  public record Trial(
      boolean matches, @Nullable String error, @Nullable String result, String body) {}

  @PostConstruct
  void load() {
    List<ListedEvent> found =
        events.list(new EventFilter(), new ListQuery(null, EVENTS), null).data().stream()
            .filter(event -> !event.eventType().equals(PING))
            .toList();
    List<EventTypeSummary> known =
        types.list(new EventTypeQuery(), new ListQuery(null, EXAMPLES)).data().stream()
            .filter(EventTypeSummary::documented)
            .toList();
    String wanted =
        Optional.ofNullable(request.getParameter("sample"))
            .orElseGet(() -> first(found).orElse(""));
    recent =
        found.stream()
            .map(event -> sample(EVENT + event.eventId(), event, event.eventType(), wanted))
            .toList();
    examples =
        known.stream().map(type -> sample(TYPE + type.name(), null, type.name(), wanted)).toList();
  }

  private static Optional<String> first(List<ListedEvent> found) {
    return found.stream().findFirst().map(event -> EVENT + event.eventId());
  }

  private static Sample sample(
      String value, @Nullable ListedEvent event, String type, String wanted) {
    return new Sample(value, event, type, value.equals(wanted));
  }

  /** Says what the filter does with the chosen event; nothing is saved. */
  public void test() {
    try {
      trial = trial(request.getParameter("sample"));
    } catch (ProblemException e) {
      boolean gone = e.problem().type() == ProblemType.NOT_FOUND;
      submission.refuse(gone ? Problem.invalid("/sample", "is no longer there") : e.problem());
    }
  }

  private Trial trial(@Nullable String sample) {
    String chosen = sample == null ? "" : sample;
    Members members = new Members().required("filter", fields.getFilter());
    String body;
    if (chosen.startsWith(EVENT)) {
      String id = chosen.substring(EVENT.length());
      body = new String(events.body(id), StandardCharsets.UTF_8);
      members.required("event_id", id);
    } else {
      JsonObject example = FilterSample.of(types.get(chosen.replace(TYPE, "")));
      body = example.toString();
      members.json("body", example);
    }
    String answer =
        filterTest.test(members.as(FilterTestRequest.class)).toCompletableFuture().join();
    return read(answer, PrettyJson.plain(body));
  }

  private static Trial read(String answer, String body) {
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      JsonObject json = reader.readObject();
      return new Trial(
          json.getBoolean("matches"),
          json.getString("error", null),
          json.containsKey("result") ? json.get("result").toString() : null,
          body);
    }
  }

  public List<Sample> getRecent() {
    return recent.stream().filter(this::isWanted).toList();
  }

  public List<Sample> getExamples() {
    return examples.stream().filter(this::isWanted).toList();
  }

  /** Whether the endpoint is to get such events, as far as the form says. */
  private boolean isWanted(Sample sample) {
    List<String> wanted = fields.wantedTypes();
    return wanted.isEmpty()
        || sample.chosen()
        || wanted.stream().anyMatch(pattern -> EventTypeName.brings(pattern, sample.type()));
  }

  public boolean isAny() {
    return Stream.of(recent, examples).anyMatch(samples -> !samples.isEmpty());
  }

  /** What the trial said; null before it. */
  public @Nullable Trial getTrial() {
    return trial;
  }
}
