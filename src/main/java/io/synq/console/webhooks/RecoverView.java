package io.synq.console.webhooks;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.text.Counted;
import io.synq.console.text.TypedTime;
import io.synq.console.text.Words;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.failures.FailureGroup;
import io.synq.failures.FailuresResource;
import io.synq.platform.ProblemException;
import io.synq.platform.Times;
import io.synq.repair.EndpointRetry;
import io.synq.repair.EndpointRetryResource;
import io.synq.replay.ReplayRequest;
import io.synq.replay.ReplayResponse;
import io.synq.replay.ReplaysResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends again what fails at one endpoint: says first how much that is. */
@Named("recover")
@RequestScoped
public class RecoverView {
  @Inject EndpointsResource endpoints;
  @Inject ReplaysResource replays;
  @Inject FailuresResource failing;
  @Inject EndpointRetryResource retries;
  @Inject Submission submission;
  @Inject Query query;
  @Inject InstantSource clock;
  private EndpointResponse endpoint;
  private @Nullable Counted counted;
  private Counted waiting = new Counted(0, true);

  @PostConstruct
  void load() {
    endpoint = endpoints.get(query.id()).body();
    List<FailureGroup> groups = failing.list(query.id()).data();
    waiting =
        new Counted(
            groups.stream().mapToLong(FailureGroup::waiting).sum(),
            groups.stream().allMatch(FailureGroup::complete));
    if (since().isPresent()) {
      try {
        ReplayResponse.Count found = replays.count(failed());
        counted = new Counted(found.count(), found.complete());
      } catch (ProblemException e) {
        submission.refuse(e.problem());
      }
    }
  }

  public void replay() {
    submission.run(
        () -> {
          ReplayResponse replay = replays.start(failed());
          return Next.to(ConsolePage.REPLAY, "id", replay.id())
              .saying("The replay has begun. It goes on whether or not you watch it.");
        });
  }

  public void retry() {
    submission.run(
        () -> {
          EndpointRetry.Retried retried = retries.retry(query.id());
          return Next.to(ConsolePage.ENDPOINT, "id", query.id())
              .saying(
                  "Attempted now: "
                      + Words.number(retried.deliveries())
                      + (retried.complete() ? "." : ". There are more."));
        });
  }

  private ReplayRequest failed() {
    return new Members()
        .text("from", since().orElse(null))
        .texts("endpoint_ids", List.of(endpoint.id()))
        .required("delivery_status", "failed")
        .as(ReplayRequest.class);
  }

  /** The moment that the address names, or the one that its choice comes to. */
  private Optional<String> since() {
    return query
        .text("from")
        .map(TypedTime::parameter)
        .or(() -> query.text("since").flatMap(this::start));
  }

  private Optional<String> start(String code) {
    Instant now = clock.instant();
    return Arrays.stream(Since.values())
        .filter(since -> since.code().equals(code))
        .findFirst()
        .map(since -> Times.format(since.start(now)));
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }

  /** What was attempted without success and waits, at least. */
  public Counted getWaiting() {
    return waiting;
  }

  public Since[] getChoices() {
    return Since.values();
  }

  /** What the field for the moment shows. */
  public String getFrom() {
    return query.text("from").map(TypedTime::field).orElse("");
  }

  /** How much there is to recover; null before it was asked for. */
  public @Nullable Counted getCounted() {
    return counted;
  }
}
