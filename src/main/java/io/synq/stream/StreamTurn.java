package io.synq.stream;

import io.synq.endpoint.Filter;
import io.synq.endpoint.FilterDocument;
import io.synq.endpoint.Filters;
import io.synq.endpoint.Verdict;
import io.synq.eventlog.FeedPart;
import io.synq.platform.FairWork;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What one stream does at a time: it reads a part of the log, filters it, and writes the rest. */
final class StreamTurn implements FairWork.Task {
  private final EventStream stream;
  private final Room room;
  private final Blocks blocks;
  private final Queue<FeedPart.Entry> entries = new ArrayDeque<>();
  private @Nullable FeedPart part;

  /** What streams share. */
  interface Room {
    FeedPart read(EventStream stream);

    Filters filters();

    /** Writes it, if there is something; then the turn is over. */
    void send(EventStream stream, Blocks blocks, FeedPart part);

    /** The turn is over, and to be taken again unless the stream is over too. */
    void failed(EventStream stream, RuntimeException reason);
  }

  StreamTurn(EventStream stream, Room room) {
    this.stream = stream;
    this.room = room;
    this.blocks = stream.isGreeted() ? new Blocks() : Blocks.greeting(stream.position());
  }

  @Override
  public boolean step() {
    try {
      return goesOn();
    } catch (RuntimeException e) {
      room.failed(stream, e);
      return false;
    }
  }

  private boolean goesOn() {
    if (part == null) {
      part = room.read(stream);
      entries.addAll(part.entries());
    } else {
      add(entries.remove());
    }
    if (entries.isEmpty()) {
      room.send(stream, blocks, part);
      return false;
    }
    return true;
  }

  private void add(FeedPart.Entry entry) {
    Filter filter = stream.wanted().filter();
    if (filter == null) {
      blocks.event(entry, null);
      return;
    }
    Verdict verdict = verdict(filter, entry.body());
    if (verdict.delivers()) {
      blocks.event(entry, verdict.error());
    }
  }

  private Verdict verdict(Filter filter, byte[] body) {
    Filters filters = room.filters();
    try {
      // Not in the tenant's own name: a reader must not have the filters of its endpoints rest.
      return filters.verdict(
          "stream:" + stream.tenantId(), filter, FilterDocument.parse(body), filters.deadline());
    } catch (IllegalArgumentException e) {
      return new Verdict.Failed(String.valueOf(e.getMessage()));
    }
  }
}
