package io.synq.console.eventlog;

import io.synq.console.frame.Query;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import io.synq.replay.ReplaysResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What was replayed, newest first. */
@Named("replayList")
@RequestScoped
public class ReplaysView {
  private static final int ROWS = 25;

  @Inject ReplaysResource replays;
  @Inject Query query;
  private Page<ReplayStory> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    page = replays.list(new ListQuery(query.cursor(), ROWS)).map(ReplayStory::new);
  }

  public Page<ReplayStory> getPage() {
    return page;
  }
}
