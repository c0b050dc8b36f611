package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.Members;
import io.synq.console.frame.Submission;
import io.synq.console.text.Excerpt;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.trial.TransformTestRequest;
import io.synq.trial.TransformTestResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Tries what the form at hand makes of an event's body. */
@Named("transformTrial")
@RequestScoped
public class TransformTrialView {
  private static final String FIELD = "transform_sample";

  @Inject TransformTestResource transformTest;
  @Inject EndpointFields fields;
  @Inject TrialSamples samples;
  @Inject Submission submission;
  private @Nullable Trial trial;

  /**
   * What came of it.
   *
   * @param before the stored body
   * @param after what would be sent; null if nothing would be
   * @param contentType of what would be sent
   * @param error why nothing would be
   */
  public record Trial(
      Excerpt before,
      @Nullable Excerpt after,
      @Nullable String contentType,
      @Nullable String error) {}

  /** Says what would be sent of the chosen event; nothing is saved. */
  public void test() {
    try {
      trial = trial(samples.chosen(FIELD));
    } catch (ProblemException e) {
      boolean gone = e.problem().type() == ProblemType.NOT_FOUND;
      submission.refuse(gone ? Problem.invalid("/" + FIELD, "is no longer there") : e.problem());
    }
  }

  private Trial trial(TrialSamples.Chosen chosen) {
    Members members =
        new Members()
            .required("transform", fields.text("transform"))
            .required("format", fields.text("format"));
    if (chosen.example() == null) {
      members.required("event_id", chosen.eventId());
    } else {
      members.json("body", chosen.example()).required("event_type", chosen.type());
    }
    return read(Awaited.of(transformTest.test(members.as(TransformTestRequest.class))));
  }

  private static Trial read(String answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      JsonObject json = reader.readObject();
      return new Trial(
          excerpt(json, "before"),
          json.containsKey("after") ? excerpt(json, "after") : null,
          json.getString("content_type", null),
          json.getString("error", null));
    }
  }

  private static Excerpt excerpt(JsonObject json, String member) {
    return Excerpt.of(json.get(member).toString(), Excerpt.MOST);
  }

  /** What the trial said; null before it. */
  public @Nullable Trial getTrial() {
    return trial;
  }
}
