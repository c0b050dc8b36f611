package io.synq.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What goes on when the process is killed, or what else befalls it. */
enum CrashMoment {
  MIGRATION("killed while the schema is made, in a first start", 0),
  START("killed in a start", 8),
  REENCRYPTION("killed in re-encryption, in a start", 4),
  AT_REST("killed with nothing to do", 0),
  PURGE("killed in a purge", 1),
  REPLAY("killed in a replay", 2),
  ROTATION("killed while secrets are rotated", 3),
  LOAD("killed under load", 4),
  RETRIES("killed with retries only", 2),
  DATABASE("the database is killed", 0),
  BROKER("the broker is killed", 0),
  DISK("the disk is full", 0),
  DISK_KILLED("killed while the disk is full", 0),
  CLOCK("the clock is set by an hour", 0),
  CLOCK_KILLED("killed, and the clock set by an hour", 0);

  final String title;
  private final int share;

  CrashMoment(String title, int share) {
    this.title = title;
    this.share = share;
  }

  /** Each moment as often as it has a share, in an order by chance: first each once. */
  static List<CrashMoment> deck(Random random) {
    List<CrashMoment> once =
        new ArrayList<>(Arrays.stream(values()).filter(one -> one.share > 0).toList());
    List<CrashMoment> more = new ArrayList<>();
    once.forEach(one -> more.addAll(Collections.nCopies(one.share - 1, one)));
    Collections.shuffle(once, random);
    Collections.shuffle(more, random);
    once.addAll(more);
    return once;
  }
}
