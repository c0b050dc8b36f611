package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.replay.ReplaysResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A replay: how far it has come. */
@Named("replayDetail")
@RequestScoped
public class ReplayView {
  @Inject ReplaysResource replays;
  @Inject EndpointNames names;
  @Inject LiveVersions versions;
  @Inject Submission submission;
  @Inject Query query;
  private ReplayStory story;
  private LiveWatch live;

  @PostConstruct
  void load() {
    live = versions.watch(LiveTopic.REPLAY, query.id());
    story = new ReplayStory(replays.get(query.id()));
    names.look(story.endpoints());
  }

  public void cancel() {
    submission.run(
        () -> {
          replays.cancel(query.id());
          return Next.to(ConsolePage.REPLAY, "id", query.id())
              .saying("The replay is cancelled. What was sent stays sent.");
        });
  }

  public ReplayStory getStory() {
    return story;
  }

  public LiveWatch getLive() {
    return live;
  }
}
