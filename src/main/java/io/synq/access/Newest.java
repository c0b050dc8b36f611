package io.synq.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that was made first when there are too many. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  Newest(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
