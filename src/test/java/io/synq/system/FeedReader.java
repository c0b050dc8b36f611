package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads the log of a tenant on, from position to position. */
final class FeedReader {
  private static final Duration LAG = Duration.ofSeconds(20);

  private final Api api;
  private final List<String> read = new ArrayList<>();
  private final List<String> times = new ArrayList<>();
  private String position = "start";

  FeedReader(Api api) {
    this.api = api;
  }

  /** One page. */
  void readOn() {
    Answer page = api.get("/events?limit=200&after=" + position).expect(200);
    for (JsonObject event : page.data()) {
      read.add(event.getString("event_id"));
      times.add(event.getString("accepted_at"));
    }
    position = page.string("next_cursor");
  }

  /** Reads while writers post large and small requests, and after them; nothing is missed. */
  void followWhile(TestTenant... writers) {
    Collection<String> posted = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> writing = new ArrayList<>();
    for (TestTenant writer : writers) {
      writing.add(CompletableFuture.runAsync(() -> post(writer, 8, 200, posted)));
      writing.add(CompletableFuture.runAsync(() -> post(writer, 80, 3, posted)));
    }
    while (!writing.stream().allMatch(CompletableFuture::isDone)) {
      readOn();
    }
    writing.forEach(CompletableFuture::join);
    int all = posted.size();
    Await.until(
        LAG,
        () -> {
          readOn();
          return read.size() >= all;
        });
    assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(posted);
    assertThat(times).isSorted();
  }

  private static void post(TestTenant tenant, int requests, int events, Collection<String> ids) {
    for (int i = 0; i < requests; i++) {
      List<JsonObject> all = new ArrayList<>();
      for (int j = 0; j < events; j++) {
        all.add(TestEvents.order());
      }
      ids.addAll(tenant.post(all));
    }
  }
}
