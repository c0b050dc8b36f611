package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bodies of the events that are on their way out: one is in memory once, however many
 * deliveries it has, and for as long as one of them needs it.
 */
@ApplicationScoped
public class Bodies {
  private final Map<Key, Held> held = new ConcurrentHashMap<>();
  private final ReferenceQueue<byte[]> dropped = new ReferenceQueue<>();

  record Key(String tenantId, String eventId) {}

  static Key key(Claimed claimed) {
    return new Key(claimed.tenantId(), claimed.eventId());
  }

  Optional<byte[]> get(Key key) {
    return Optional.ofNullable(held.get(key)).map(WeakReference::get);
  }

  /** Keeps the body while somebody else does. */
  void put(Key key, byte[] body) {
    for (Object old = dropped.poll(); old != null; old = dropped.poll()) {
      held.remove(((Held) old).key, old);
    }
    held.put(key, new Held(key, body, dropped));
  }

  int size() {
    return held.size();
  }

  private static final class Held extends WeakReference<byte[]> {
    private final Key key;

    Held(Key key, byte[] body, ReferenceQueue<byte[]> dropped) {
      super(body, dropped);
      this.key = key;
    }
  }
}
