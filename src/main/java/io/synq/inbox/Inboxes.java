package io.synq.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the inboxes of this node got lately: in memory, and not for ever. */
@ApplicationScoped
public class Inboxes {
  static final int MOST_REQUESTS = 200;
  private static final int MOST_NAMES = 1000;
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final Map<String, Deque<Received>> inboxes = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  synchronized void add(String name, Received request) {
    Deque<Received> inbox = inboxes.computeIfAbsent(name, key -> new ArrayDeque<>());
    inbox.addFirst(request);
    characters += request.body().length();
    if (inbox.size() > MOST_REQUESTS) {
      forget(inbox);
    }
    // The least lately used inboxes go first.
    Iterator<Map.Entry<String, Deque<Received>>> oldest = inboxes.entrySet().iterator();
    while (inboxes.size() > MOST_NAMES || characters > MOST_CHARACTERS) {
      Map.Entry<String, Deque<Received>> entry = oldest.next();
      boolean keep = entry.getValue() == inbox && inboxes.size() <= MOST_NAMES;
      while (!entry.getValue().isEmpty() && (!keep || characters > MOST_CHARACTERS)) {
        forget(entry.getValue());
      }
      if (!keep) {
        oldest.remove();
      } else {
        break;
      }
    }
  }

  private void forget(Deque<Received> inbox) {
    characters -= inbox.removeLast().body().length();
  }

  /** Another text whenever something came. */
  public synchronized String version(String name) {
    Deque<Received> inbox = inboxes.get(name);
    return inbox == null || inbox.isEmpty()
        ? ""
        : inbox.size() + " " + inbox.getFirst().receivedAt();
  }

  /** Newest first. */
  public synchronized List<Received> list(String name) {
    return List.copyOf(inboxes.getOrDefault(name, new ArrayDeque<>()));
  }
}
