package io.synq.eventlog;

import java.util.Collection;

/** Tells of a text that it is certainly not one of those put in, or that it may be. */
final class BloomFilter {
  // One wrong answer in 1,700.
  private static final int BITS_EACH = 16;
  private static final int PROBES = 8;

  /** Fits into a row; with more texts than this has room for, it is wrong more often. */
  static final int MOST_BYTES = 7_000;

  private final byte[] bits;

  BloomFilter(byte[] bits) {
    this.bits = bits;
  }

  static BloomFilter of(Collection<String> texts) {
    int bytes = Math.max(1, texts.size() * BITS_EACH / Byte.SIZE);
    BloomFilter filter = new BloomFilter(new byte[Math.min(bytes, MOST_BYTES)]);
    texts.forEach(filter::add);
    return filter;
  }

  /** As large as there may be, for texts that are put in later, however many. */
  static BloomFilter largest() {
    return new BloomFilter(new byte[MOST_BYTES]);
  }

  void add(String text) {
    long hash = hash(text);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe);
      bits[bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
    }
  }

  boolean mayHold(String text) {
    long hash = hash(text);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe);
      if ((bits[bit / Byte.SIZE] & 1 << bit % Byte.SIZE) == 0) {
        return false;
      }
    }
    return true;
  }

  private int bit(long hash, int probe) {
    int step = (int) (hash >>> Integer.SIZE) | 1;
    return Math.floorMod((int) hash + probe * step, bits.length * Byte.SIZE);
  }

  /** FNV-1a, and MurmurHash3's finalizer. Stored filters depend on it: it must stay as it is. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  byte[] bytes() {
    return bits.clone();
  }
}
