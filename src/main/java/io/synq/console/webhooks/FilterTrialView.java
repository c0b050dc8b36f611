package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.Members;
import io.synq.console.frame.Submission;
import io.synq.console.text.PrettyJson;
import io.synq.eventlog.EventsResource;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.trial.FilterTestRequest;
import io.synq.trial.FilterTestResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tries the filter of the form at hand on an event. */
@Named("filterTrial")
@RequestScoped
public class FilterTrialView {
  private static final String FIELD = "sample";

  @Inject EventsResource events;
  @Inject FilterTestResource filterTest;
  @Inject EndpointFields fields;
  @Inject TrialSamples samples;
  @Inject Submission submission;
  private @Nullable Trial trial;

  /**
   * What came of it.
   *
   * @param error why the filter failed on the event, which is then delivered all the same
   * @param result what the expression gave
   * @param body what it was tried on
   */
  public record Trial(
      boolean matches, @Nullable String error, @Nullable String result, String body) {}

  /** Says what the filter does with the chosen event; nothing is saved. */
  public void test() {
    try {
      trial = trial(samples.chosen(FIELD));
    } catch (ProblemException e) {
      boolean gone = e.problem().type() == ProblemType.NOT_FOUND;
      submission.refuse(gone ? Problem.invalid("/" + FIELD, "is no longer there") : e.problem());
    }
  }

  private Trial trial(TrialSamples.Chosen chosen) {
    Members members = new Members().required("filter", fields.text("filter"));
    String body;
    if (chosen.example() == null) {
      body = new String(events.body(chosen.eventId()), StandardCharsets.UTF_8);
      members.required("event_id", chosen.eventId());
    } else {
      body = chosen.example().toString();
      members.json("body", chosen.example());
    }
    String answer = Awaited.of(filterTest.test(members.as(FilterTestRequest.class)));
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

  /** What the trial said; null before it. */
  public @Nullable Trial getTrial() {
    return trial;
  }
}
