package io.synq.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
  private static final long MIB = 1024 * 1024;

  /** What Java needs beside the text, rounded up. */
  private static final int REQUEST_BYTES = 512;

  private static final int HEADER_BYTES = 160;

  private final Map<String, Deque<Received>> inboxes = new LinkedHashMap<>(16, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  @Inject
  Inboxes(InboxSettings settings) {
    mostBytes = settings.bufferMib * MIB;
  }

  synchronized void add(String name, Received request) {
    Deque<Received> inbox = inboxes.computeIfAbsent(name, key -> new ArrayDeque<>());
    inbox.addFirst(request);
    bytes += bytes(request);
    if (inbox.size() > MOST_REQUESTS) {
      forget(inbox);
    }
    // The least lately used inboxes go first.
    Iterator<Map.Entry<String, Deque<Received>>> oldest = inboxes.entrySet().iterator();
    while (inboxes.size() > MOST_NAMES || bytes > mostBytes) {
      Map.Entry<String, Deque<Received>> entry = oldest.next();
      boolean keep = entry.getValue() == inbox && inboxes.size() <= MOST_NAMES;
      while (!entry.getValue().isEmpty() && (!keep || bytes > mostBytes)) {
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
    bytes -= bytes(inbox.removeLast());
  }

  /** What a request takes of the memory, at the most: two bytes a character. */
  private static long bytes(Received request) {
    long characters = request.body().length();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      characters += header.getKey().length() + header.getValue().length();
    }
    return REQUEST_BYTES + HEADER_BYTES * request.headers().size() + 2 * characters;
  }

  synchronized long bytes() {
    return bytes;
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
