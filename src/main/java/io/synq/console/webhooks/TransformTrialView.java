package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.Members;
import io.synq.console.text.Excerpt;
import io.synq.trial.TransformTestRequest;
import io.synq.trial.TransformTestResource;
import io.synq.trial.TransformTestResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Says what the form at hand makes of an event's body. */
@Named("transformTrial")
@RequestScoped
public class TransformTrialView extends TrialView<TransformTrialView.Trial> {
  @Inject TransformTestResource transformTest;

  TransformTrialView() {
    super("transform_sample");
  }

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

  @Override
  Trial trial(TrialSamples.Chosen chosen) {
    Members members =
        new Members()
            .required("transform", fields.text("transform"))
            .required("format", fields.text("format"));
    if (chosen.example() == null) {
      members.required("event_id", chosen.eventId());
    } else {
      members.json("body", chosen.example()).required("event_type", chosen.type());
    }
    TransformTestResult made =
        Awaited.of(transformTest.tried(members.as(TransformTestRequest.class)));
    return new Trial(
        Excerpt.of(made.before(), Excerpt.MOST),
        made.after() == null ? null : Excerpt.of(made.after(), Excerpt.MOST),
        made.contentType(),
        made.error());
  }
}
