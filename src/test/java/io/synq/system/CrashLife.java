package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A server from its first start on: it is killed at random moments, and started again on what it
 * left. Whatever is done to it, it starts, and what was acknowledged is delivered.
 */
final class CrashLife implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int LOOKED_UP = 20;
  private static final int PURGES = 3;

  /**
   * Enough that they take a while to be rotated and encrypted anew, where that is what is tried.
   */
  private static final int MANY_SECRETS = 300;

  private static final int FEW_SECRETS = 20;

  private static final Map<String, String> KEEPING =
      Map.of(
          "SYNQ_DELIVERY_EXPIRY", "PT72H",
          "SYNQ_RETENTION_PERIOD", "P30D",
          "SYNQ_RETENTION_PURGE_PERIOD", "PT1H");

  /** All is delivered by then. */
  private static final Map<String, String> PURGING =
      Map.of(
          "SYNQ_DELIVERY_EXPIRY", "PT1S",
          "SYNQ_RETENTION_PERIOD", "PT1S",
          "SYNQ_RETENTION_PURGE_PERIOD", "PT3S");

  private final CrashFigures figures;
  private final Random random;
  private final SynqServer server;
  private final Tally tally = new Tally();
  private final Tally replayTally = new Tally();
  private final Map<String, Duration> lasted = new HashMap<>();
  private Optional<CrashReplays> replays = Optional.empty();
  private CrashSecrets secrets;
  private CrashTraffic traffic;
  private CrashMoment last = CrashMoment.MIGRATION;

  /** Begins the first start, on an empty database. */
  CrashLife(CrashFigures figures, Random random, Map<String, String> settings) {
    this.figures = figures;
    this.random = random;
    Map<String, String> all = new HashMap<>(SynqServer.LOCAL);
    all.put("SYNQ_DELIVERY_RETRY_FIRST", "PT0.5S");
    all.putAll(KEEPING);
    all.putAll(settings);
    server = SynqServer.launch(all);
  }

  /** Ends the first start so often before it is done, and then lets it be. */
  void open(int kills) {
    for (int i = 0; i < kills; i++) {
      if (i > 0) {
        server.begin(Map.of());
      }
      killBetween(
          ServerLog.BEANS,
          ServerLog.APPLICATION_STARTED,
          CrashMoment.MIGRATION,
          Duration.ofSeconds(4));
    }
    if (kills > 0) {
      recover();
    } else {
      server.awaitReady();
    }
    secrets = new CrashSecrets(server, kills > 0 ? MANY_SECRETS : FEW_SECRETS);
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(tally.url());
    traffic = new CrashTraffic(server, tenant);
  }

  /** Kills it in such a moment, if need be several times; it is left dead. */
  void kill(CrashMoment moment) {
    switch (moment) {
      case START -> killInAStart();
      case REENCRYPTION -> killInReencryption();
      case PURGE -> killInPurges();
      case REPLAY -> killInAReplay();
      case ROTATION -> killInRotations();
      case LOAD -> {
        recover();
        underLoad(Duration.ofSeconds(1), Duration.ofSeconds(10));
        killed(CrashMoment.LOAD, true);
      }
      case RETRIES -> killWhileRefused();
      default -> throw new IllegalArgumentException(moment.title);
    }
  }

  private void killInAStart() {
    server.begin(KEEPING);
    // A little longer than it takes: what waited goes out first of all.
    pause(Duration.ZERO, lasted.getOrDefault("start", START).multipliedBy(6).dividedBy(5));
    assertThat(server.isRunning()).as(server.output()).isTrue();
    killed(CrashMoment.START, !server.isReady());
  }

  private void killInReencryption() {
    Map<String, String> settings = new HashMap<>(KEEPING);
    settings.put("SYNQ_SECRETS_KEYS", UUID.randomUUID() + "," + server.keysOfSecrets());
    server.begin(settings);
    killBetween(
        ServerLog.BEANS, ServerLog.REENCRYPTED, CrashMoment.REENCRYPTION, Duration.ofSeconds(2));
  }

  private void killInPurges() {
    recover();
    settle();
    killed(CrashMoment.AT_REST, true);
    boolean over = false;
    for (int i = 0; i < PURGES && !over; i++) {
      server.begin(PURGING);
      over =
          killBetween(
              ServerLog.APPLICATION_STARTED,
              ServerLog.PURGED,
              CrashMoment.PURGE,
              Duration.ofSeconds(2));
    }
    replays = Optional.empty();
    traffic.goOn();
  }

  private void killInAReplay() {
    recover();
    if (replays.isEmpty()) {
      replays = Optional.of(new CrashReplays(server, replayTally));
    }
    replays.get().begin();
    int before = replayTally.deliveries();
    pause(Duration.ZERO, Duration.ofSeconds(2));
    killed(CrashMoment.REPLAY, replayTally.deliveries() < before + CrashReplays.EVENTS);
  }

  private void killInRotations() {
    recover();
    Threads rotating = secrets.rotate();
    underLoad(Duration.ofMillis(200), Duration.ofSeconds(4));
    killed(CrashMoment.ROTATION, true);
    rotating.join();
  }

  private void killWhileRefused() {
    recover();
    tally.refuse(true);
    underLoad(Duration.ofMillis(500), Duration.ofSeconds(3));
    killed(CrashMoment.RETRIES, true);
    tally.refuse(false);
  }

  /** Waits, for a time by chance, while events come in; it must not end by itself. */
  void underLoad(Duration least, Duration most) {
    pause(least, most);
    assertThat(server.isRunning()).as(server.output()).isTrue();
  }

  private void pause(Duration least, Duration most) {
    long range = most.minus(least).toNanos();
    sleep(least.plusNanos((long) (random.nextDouble() * range)));
  }

  private static void sleep(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(Math.min(STEP.toNanos(), end - System.nanoTime()));
    }
  }

  /**
   * Kills it at a moment by chance between two lines of its log, of those that lay between them the
   * last time; whether the second one was there.
   */
  private boolean killBetween(String from, String to, CrashMoment moment, Duration first) {
    double share = random.nextDouble();
    Await.until(
        LIMIT,
        () -> {
          assertThat(server.isRunning()).as(server.output()).isTrue();
          return log().has(from);
        });
    long range = lasted.getOrDefault(to, first).toNanos();
    long end = System.nanoTime() + (long) (share * range);
    while (System.nanoTime() < end && !log().has(to)) {
      sleep(STEP);
    }
    assertThat(server.isRunning()).as(server.output()).isTrue();
    killed(moment, !log().has(to));
    remember(from, to);
    return log().has(to);
  }

  private void remember(String from, String to) {
    log().between(from, to).ifPresent(time -> lasted.put(to, time));
  }

  private ServerLog log() {
    return new ServerLog(server.messages());
  }

  /** Kills it, and counts that. */
  void killed(CrashMoment moment, boolean within) {
    server.kill();
    begin(moment);
    figures.killed(moment, within);
  }

  /** What is counted from now on comes after this moment. */
  private void begin(CrashMoment moment) {
    if (traffic != null) {
      count(0);
    }
    last = moment;
  }

  private void count(int lost) {
    figures.counted(
        this,
        last,
        new CrashFigures.Counts(
            traffic.accepted().size() + traffic.committed().size(),
            lost,
            tally.deliveries(),
            tally.repeated(),
            replayTally.deliveries(),
            replayTally.repeated()));
  }

  /** Starts it again, unless it runs, and looks at what is there. */
  void recover() {
    if (server.isRunning()) {
      return;
    }
    long begin = System.nanoTime();
    server.begin(KEEPING);
    server.awaitReady();
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    lasted.put("start", time);
    remember(ServerLog.BEANS, ServerLog.APPLICATION_STARTED);
    remember(ServerLog.BEANS, ServerLog.REENCRYPTED);
    figures.recovered(last, time);
    if (traffic == null) {
      return;
    }
    secrets.compare(random);
    List<String> some = missing(traffic.accepted()).stream().limit(LOOKED_UP).toList();
    for (String id : some) {
      assertThat(traffic.api().get("/events/" + id).status()).as(id).isEqualTo(200);
    }
  }

  /** Those that were not delivered up to now. */
  private Set<String> missing(Set<String> acknowledged) {
    Set<String> missing = new HashSet<>(acknowledged);
    missing.removeAll(tally.events());
    return missing;
  }

  /** How many events still wait a while after the last of them. */
  int waiting() {
    traffic.pause();
    sleep(Await.SOON);
    int waiting = missing(traffic.accepted()).size() + missing(traffic.committed()).size();
    traffic.goOn();
    return waiting;
  }

  /** Mends what befell it, and waits until it is well, by the word of its producers. */
  void mended(CrashMoment moment, Runnable mend) {
    begin(moment);
    long begin = System.nanoTime();
    mend.run();
    awaitAcknowledged();
    figures.happened(moment, true);
    figures.recovered(moment, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Waits until something is acknowledged that is sent from now on, by REST and by JMS. */
  private void awaitAcknowledged() {
    int accepted = traffic.accepted().size();
    int committed = traffic.committed().size();
    Await.until(
        LIMIT,
        () ->
            traffic.accepted().size() > accepted
                && (!Broker.inUse() || traffic.committed().size() > committed));
  }

  /** Waits until producers are told to come back later, or get no answer. */
  void awaitRefused() {
    int refused = traffic.refused();
    Await.until(LIMIT, () -> traffic.refused() > refused);
  }

  /** Has producers wait until all is delivered that was acknowledged; they wait still. */
  void settle() {
    traffic.pause();
    awaitDelivered(traffic.accepted());
    awaitDelivered(traffic.committed());
    replays.ifPresent(CrashReplays::finish);
  }

  private void awaitDelivered(Set<String> acknowledged) {
    try {
      Await.value(LIMIT, () -> missing(acknowledged), Set::isEmpty);
    } catch (AssertionError e) {
      missing(acknowledged).stream().limit(LOOKED_UP).forEach(this::printDeliveries);
      throw e;
    }
  }

  private void printDeliveries(String id) {
    System.out.println(id + ": " + traffic.api().get("/events/" + id + "/deliveries").text());
  }

  /** Sees that nothing is missing, nothing is left over, and nothing else was answered. */
  void end() {
    try {
      settle();
      secrets.compare(random);
    } finally {
      count(missing(traffic.accepted()).size() + missing(traffic.committed()).size());
      System.out.println(figures + "\nanswers: " + traffic.answers());
    }
    server.kill();
    assertThat(StoredRows.orphans(server)).as("rows without what they belong to").isZero();
    server.close();
  }

  /** What is left of one that failed is kept. */
  @Override
  public void close() {
    if (traffic != null) {
      traffic.close();
    }
    server.kill();
    tally.close();
    replayTally.close();
  }
}
