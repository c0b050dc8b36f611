package io.synq.console.inbox;

import io.synq.console.text.Excerpt;
import io.synq.inbox.Received;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request to the inbox as its page shows it. */
public record InboxEntry(Received received) {

  /** Tells it from the others of the inbox. */
  public String key() {
    return received.receivedAt() + delivery() + attempt();
  }

  /** What sent it says of it, if it was a delivery. */
  public String type() {
    return header("synq-event-type").orElse("A request that is no delivery");
  }

  /** The delivery's id; empty if it was none. */
  public String delivery() {
    return header("synq-delivery").orElse("");
  }

  public String attempt() {
    return header("synq-attempt").orElse("");
  }

  /** Among others. */
  public Excerpt body() {
    return Excerpt.of(received.body(), Excerpt.GLANCE);
  }

  /** By itself. */
  public Excerpt whole() {
    return Excerpt.whole(received.body());
  }

  private Optional<String> header(String name) {
    return received.headers().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
