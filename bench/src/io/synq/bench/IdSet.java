package io.synq.bench;

/** A set of 128-bit ids: open addressing in one array, 16 bytes a slot, at most half full. */
final class IdSet {

    private static final int START_SLOTS = 1 << 20;

    private long[] slots = new long[2 * START_SLOTS];
    private int size;
    private boolean hasZero;

    /** Answers whether the id was new. */
    boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (4 * size >= slots.length) {
            grow();
        }
        if (!insert(slots, high, low)) {
            return false;
        }
        size++;
        return true;
    }

    /** All zeroes marks a free slot, which is why that one id is kept beside the array. */
    private static boolean insert(long[] slots, long high, long low) {
        int mask = slots.length - 1;
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) << 1 & mask;
        while (slots[at] != 0 || slots[at + 1] != 0) {
            if (slots[at] == high && slots[at + 1] == low) {
                return false;
            }
            at = at + 2 & mask;
        }
        slots[at] = high;
        slots[at + 1] = low;
        return true;
    }

    private void grow() {
        long[] wider = new long[2 * slots.length];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                insert(wider, slots[i], slots[i + 1]);
            }
        }
        slots = wider;
    }
}
