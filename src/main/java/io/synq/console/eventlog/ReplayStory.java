package io.synq.console.eventlog;

import io.synq.replay.ReplayResponse;
import java.util.List;

/** A replay as pages tell it. */
public record ReplayStory(ReplayResponse replay) {

  public boolean running() {
    return replay.state().equals("running");
  }

  /** Deliveries that have ended. */
  public long ended() {
    return replay.done() + replay.failed();
  }

  /** Whether it is known how far it has come. */
  public boolean measured() {
    return replay.total() != null;
  }

  /** The length of its bar: never none. */
  public long whole() {
    Long total = replay.total();
    return total == null ? 1 : Math.max(1, Math.max(total, ended()));
  }

  /** How much of the bar is full: all of it when there was nothing to do. */
  public long part() {
    return !running() && whole() == 1 && ended() == 0 ? 1 : ended();
  }

  public List<String> types() {
    List<String> types = replay.filter().eventTypes();
    return types == null ? List.of() : types;
  }

  public List<String> endpoints() {
    List<String> ids = replay.filter().endpointIds();
    return ids == null ? List.of() : ids;
  }

  /** Which of the events, in words. */
  public String choice() {
    return ReplayChoice.words(replay.filter().deliveryStatus());
  }

  /** The same within a sentence. */
  public String subject() {
    String words = choice();
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
