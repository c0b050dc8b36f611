package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The long form of what {@link CrashSystemIT} does once: the process is killed hundreds of times,
 * and all that it needs fails. {@code mvn verify -Pcrash}; docs/reliability.md has the figures.
 */
@Tag("crash")
class CrashCampaignIT {
  /** In all; each of the two databases has half of them. */
  private static final int KILLS = Integer.getInteger("synq.crash.kills", 200) / 2;

  /** Of one server on one database. */
  private static final int FIRST_STARTS = 4;

  private static final int OUTAGES = Integer.getInteger("synq.crash.outages", 5);

  private static final int DISK_MIB = 512;
  private static final int RESERVE_MIB = 64;
  private static final Path FOLDER = Path.of("target/crash");
  private static final Duration HOUR = Duration.ofHours(1);

  /** What an endpoint has on the wire at most: with each kill so much can come again. */
  private static final int IN_FLIGHT = 64;

  /**
   * What comes again does so by the kill, up to those 64, however few events there were before it:
   * a share of all is a fair figure of so many kills at least, with so many events for each.
   */
  private static final int FAIR_KILLS = 20;

  private static final int FAIR_EVENTS = 1_000;

  private static final String DATABASE = System.getProperty("synq.db", "derby");
  private static final long SEED = Long.getLong("synq.crash.seed", System.currentTimeMillis());

  private final Random random = new Random(SEED);
  private CrashFigures figures;

  @BeforeAll
  static void prepare() {
    System.out.println("-Dsynq.crash.seed=" + SEED);
    PreparedStarts.make();
  }

  @BeforeEach
  void count(TestInfo test) {
    String method = test.getTestMethod().orElseThrow().getName();
    figures = new CrashFigures(DATABASE + "-" + method + "-" + SEED);
  }

  @AfterEach
  void print() {
    System.out.println(DATABASE + ", -Dsynq.crash.seed=" + SEED + "\n\n" + figures);
    assertThat(figures.lost()).as("lost").isZero();
    assertThat(figures.repeated())
        .as("repeated")
        .isLessThanOrEqualTo((long) IN_FLIGHT * figures.times());
  }

  @Test
  void nothingThatWasAcknowledgedIsLostInKills() {
    while (figures.kills() < KILLS) {
      try (CrashLife life = new CrashLife(figures, random, Map.of())) {
        life.open(FIRST_STARTS);
        life.kill(CrashMoment.LOAD);
        for (CrashMoment moment : CrashMoment.deck(random)) {
          if (figures.kills() < KILLS) {
            life.kill(moment);
          }
        }
        life.recover();
        life.end();
      }
    }
    if (isFair()) {
      assertThat(100 * figures.repeated()).as("repeated").isLessThan(figures.acknowledged());
    }
  }

  private boolean isFair() {
    return figures.kills() >= FAIR_KILLS
        && figures.acknowledged() >= (long) FAIR_EVENTS * figures.kills();
  }

  @Test
  void norIfTheDatabaseIsKilled() {
    assumeTrue(Postgres.inUse());
    try (MortalPostgres postgres = new MortalPostgres(FOLDER.resolve("postgresql"));
        CrashLife life = new CrashLife(figures, random, postgres.settings())) {
      life.open(0);
      for (int i = 0; i < OUTAGES; i++) {
        life.underLoad(Duration.ofMillis(500), Duration.ofSeconds(3));
        postgres.kill();
        life.underLoad(Duration.ZERO, Duration.ofSeconds(5));
        life.mended(CrashMoment.DATABASE, postgres::revive);
      }
      life.end();
    }
  }

  @Test
  void norIfTheBrokerIsKilled() {
    assumeTrue(Broker.inUse());
    try (Broker broker = Broker.start();
        CrashLife life = new CrashLife(figures, random, broker.settings())) {
      life.open(0);
      for (int i = 0; i < OUTAGES; i++) {
        life.underLoad(Duration.ofMillis(500), Duration.ofSeconds(3));
        broker.kill();
        life.underLoad(Duration.ZERO, Duration.ofSeconds(5));
        life.mended(CrashMoment.BROKER, broker::revive);
      }
      life.end();
    }
  }

  /**
   * Derby's disk down to half of the reserve, which deliveries use; PostgreSQL's to the last byte.
   */
  @Test
  void norIfTheDiskIsFull() {
    assumeTrue(SmallDisk.canBeMade(), "only root can make a disk");
    try (SmallDisk disk = new SmallDisk(FOLDER.resolve("disk"), DISK_MIB)) {
      if (!Postgres.inUse()) {
        fill(disk, RESERVE_MIB / 2, derbyOn(disk), () -> {});
        return;
      }
      try (MortalPostgres postgres = new MortalPostgres(disk.path())) {
        fill(disk, 0, postgres.settings(), postgres::revive);
      }
    }
  }

  private static Map<String, String> derbyOn(SmallDisk disk) {
    return Map.of(
        "SYNQ_DB_DIRECTORY", disk.path().resolve("derby").toString(),
        "SYNQ_DB_RESERVE_MIB", Integer.toString(RESERVE_MIB));
  }

  /** Every second time the process is killed as well. */
  private void fill(SmallDisk disk, int left, Map<String, String> settings, Runnable revive) {
    try (CrashLife life = new CrashLife(figures, random, settings)) {
      life.open(0);
      for (int i = 0; i < OUTAGES; i++) {
        life.underLoad(Duration.ofMillis(500), Duration.ofSeconds(2));
        disk.leave(left);
        life.awaitRefused();
        life.underLoad(Duration.ZERO, Duration.ofSeconds(3));
        if (i % 2 == 0) {
          life.mended(
              CrashMoment.DISK,
              () -> {
                disk.clear();
                revive.run();
              });
        } else {
          life.killed(CrashMoment.DISK_KILLED, true);
          disk.clear();
          revive.run();
          life.recover();
        }
      }
      life.end();
    }
  }

  /** Ahead, right again, behind, right again; every second time the process is killed as well. */
  @Test
  void norIfTheClockIsSet() {
    assumeTrue(FakeClock.canBeMade(), "libfaketime is not here");
    FakeClock clock = new FakeClock(FOLDER.resolve("clock/offset"));
    try (CrashLife life = new CrashLife(figures, random, clock.settings())) {
      life.open(0);
      List<Duration> steps = List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO);
      for (int i = 0; i < 2 * steps.size(); i++) {
        Duration ahead = steps.get(i % steps.size());
        life.underLoad(Duration.ofSeconds(1), Duration.ofSeconds(3));
        if (i < steps.size()) {
          life.mended(CrashMoment.CLOCK, () -> clock.set(ahead));
        } else {
          life.killed(CrashMoment.CLOCK_KILLED, true);
          clock.set(ahead);
          life.recover();
        }
      }
      // What was to be tried again by a clock that was ahead is due once it is that late.
      System.out.println(life.waiting() + " wait for the clock to be that late again");
      clock.set(HOUR.multipliedBy(2));
      life.end();
    }
  }
}
