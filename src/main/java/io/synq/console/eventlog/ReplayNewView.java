package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Form;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.text.Counted;
import io.synq.console.text.TypedTime;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Times;
import io.synq.replay.ReplayRequest;
import io.synq.replay.ReplayResponse;
import io.synq.replay.ReplaysResource;
import io.synq.retention.RetentionSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new replay: the filter stands in the address, so that what was counted is what is started. The
 * end of the time is fixed when it is counted: later events do not slip in.
 */
@Named("replayForm")
@RequestScoped
public class ReplayNewView {
  private static final int MOST_CHOICES = 200;

  @Inject ReplaysResource replays;
  @Inject EventTypesResource types;
  @Inject RetentionSettings retention;
  @Inject InstantSource clock;
  @Inject Submission submission;
  @Inject Query query;
  @Inject Form form;
  private @Nullable Counted counted;
  private String until = "";

  @PostConstruct
  void load() {
    until = form.text("until").orElseGet(() -> Times.format(clock.instant()));
    if (query.text("count").isPresent()) {
      try {
        ReplayResponse.Count found = replays.count(request());
        counted = new Counted(found.count(), found.complete());
      } catch (ProblemException e) {
        if (e.problem().type() != ProblemType.INVALID) {
          throw e;
        }
        submission.refuse(uncounted(e.problem()));
      }
    }
  }

  private static Problem uncounted(Problem refusal) {
    List<Problem.Violation> all = new ArrayList<>();
    all.add(new Problem.Violation("", "nothing was counted: see what is marked below"));
    all.addAll(refusal.errors());
    return Problem.invalid(all);
  }

  public void start() {
    submission.run(
        () -> {
          ReplayResponse made = replays.start(request());
          return Next.to(ConsolePage.REPLAY, "id", made.id()).saying("The replay has begun.");
        });
  }

  /** What the API is asked for; a time that is none goes there as it is, to be refused there. */
  private ReplayRequest request() {
    Members members =
        new Members()
            .required("from", query.text("from").map(TypedTime::parameter).orElse(oldest()))
            .required("to", query.text("to").map(TypedTime::parameter).orElse(until))
            .text("org_id", query.get("org_id"))
            .text("user_id", query.get("user_id"))
            .text("q", query.get("q"))
            .required("delivery_status", getChoice());
    if (!query.all("event_type").isEmpty()) {
      members.texts("event_types", query.all("event_type"));
    }
    if (!query.all("endpoint_id").isEmpty()) {
      members.texts("endpoint_ids", query.all("endpoint_id"));
    }
    return members.as(ReplayRequest.class);
  }

  private String oldest() {
    return Times.format(clock.instant().minus(retention.period));
  }

  /** What the count found; null if it was not asked for, or refused. */
  public @Nullable Counted getCounted() {
    return counted;
  }

  public String getUntil() {
    return until;
  }

  /** The moment of the count. */
  public @Nullable Instant getUntilTime() {
    return Times.parse(until).orElse(null);
  }

  /** What a field shows. */
  public String field(String name) {
    String typed = query.text(name).orElse("");
    return name.equals("from") || name.equals("to") ? TypedTime.field(typed) : typed;
  }

  public String getChoice() {
    return query.text("delivery_status").orElse("missing");
  }

  /** A state that the log was filtered by and that a replay cannot choose by; null for none. */
  public @Nullable String getLostState() {
    return query.get("log_status");
  }

  public ReplayChoice[] getChoices() {
    return ReplayChoice.values();
  }

  public boolean chosen(String name, String value) {
    return query.all(name).contains(value);
  }

  public List<String> getTypes() {
    Stream<String> known =
        types.list(new EventTypeQuery(), new ListQuery(null, MOST_CHOICES)).data().stream()
            .map(EventTypeSummary::name);
    return Stream.concat(known, query.all("event_type").stream()).distinct().sorted().toList();
  }
}
