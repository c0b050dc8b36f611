package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.Members;
import io.synq.console.text.PrettyJson;
import io.synq.eventlog.EventsResource;
import io.synq.trial.FilterTestRequest;
import io.synq.trial.FilterTestResource;
import io.synq.trial.FilterTestResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says what the filter of the form at hand does with an event. */
@Named("filterTrial")
@RequestScoped
public class FilterTrialView extends TrialView<FilterTrialView.Trial> {
  @Inject EventsResource events;
  @Inject FilterTestResource filterTest;

  FilterTrialView() {
    super("sample");
  }

  /**
   * What came of it.
   *
   * @param error why the filter failed on the event, which is then delivered all the same
   * @param result what the expression gave
   * @param body what it was tried on
   */
  public record Trial(
      boolean matches, @Nullable String error, @Nullable String result, String body) {}

  @Override
  Trial trial(TrialSamples.Chosen chosen) {
    Members members = new Members().required("filter", fields.text("filter"));
    String body;
    if (chosen.example() == null) {
      body = new String(events.body(chosen.eventId()), StandardCharsets.UTF_8);
      members.required("event_id", chosen.eventId());
    } else {
      body = chosen.example().toString();
      members.json("body", chosen.example());
    }
    FilterTestResult said = Awaited.of(filterTest.tried(members.as(FilterTestRequest.class)));
    String result = said.result() == null ? null : said.result().toString();
    return new Trial(said.matches(), said.error(), result, PrettyJson.plain(body));
  }
}
