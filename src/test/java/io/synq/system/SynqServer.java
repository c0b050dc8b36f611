package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server as people start it, in its own process, with its own ports and data. */
final class SynqServer implements AutoCloseable {
  static final String DEMO_TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  static final String KEY = "synq_k3JwQ8zTnB5vXcM1rYfH7dLs9PgA2eUo";
  static final String PASSWORD = "correct-horse-battery";

  /**
   * The optimising compiler pays off after minutes; most servers here live for seconds. Without it
   * the JVM would have room for 48 MiB of compiled code, which is full after a while under load.
   */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

  /** Lets a server send to receivers on this machine. */
  static final Map<String, String> LOCAL =
      Map.of(
          "SYNQ_OUTBOUND_ALLOW_HTTP", "true",
          "SYNQ_OUTBOUND_ALLOW_ADDRESSES", "127.0.0.0/8");

  /** Without the optimising compiler a password as shipped takes half a second of a core. */
  private static final String CHEAP_PASSWORDS = "10000";

  private static final Path WLP = Path.of("target/liberty/wlp").toAbsolutePath();
  private static final Path SERVERS = Path.of("target/servers").toAbsolutePath();
  private static final String DATABASE = System.getProperty("synq.db", "derby");
  private static final AtomicInteger STARTED = new AtomicInteger();

  /** A start keeps more than a core busy: more than two at once only wait for each other. */
  private static final Semaphore STARTING = new Semaphore(2, true);

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final URI url;
  private int starts;
  private Process process;

  private SynqServer(Map<String, String> settings) {
    directory = SERVERS.resolve(DATABASE + "-" + STARTED.incrementAndGet());
    Directories.create(directory);
    int port = Ports.free();
    url = URI.create("http://localhost:" + port);
    environment.put("WLP_USER_DIR", ContainerFolder.USER.toString());
    environment.put("WLP_OUTPUT_DIR", directory.toString());
    environment.put("JVM_ARGS", QUICK_START);
    environment.put("SYNQ_HTTP_HOST", "127.0.0.1");
    environment.put("SYNQ_HTTP_PORT", Integer.toString(port));
    environment.put("SYNQ_HTTPS_PORT", Integer.toString(Ports.free()));
    environment.put("SYNQ_BOOTSTRAP_API_KEY", KEY);
    environment.put("SYNQ_ACCESS_PASSWORD_ITERATIONS", CHEAP_PASSWORDS);
    environment.put("SYNQ_BOOTSTRAP_OPERATOR_PASSWORD", PASSWORD);
    if (Postgres.inUse()) {
      environment.putAll(Postgres.newDatabase());
    }
    if (Broker.inUse()) {
      environment.putAll(Broker.shared().settings());
    }
    environment.putAll(settings);
    // Servers of one database share queues, others do not.
    String queues = database().isEmpty() ? directory.getFileName().toString() : database();
    environment.putIfAbsent("SYNQ_BROKER_PREFIX", queues + ".");
  }

  /** Starts a server on an empty database and waits until it is ready. */
  static SynqServer start(Map<String, String> settings) {
    SynqServer server = launch(settings);
    try {
      server.awaitReady();
      return server;
    } catch (RuntimeException | AssertionError e) {
      server.close();
      throw e;
    }
  }

  /** Starts a server on an empty database, once few others start. */
  static SynqServer launch(Map<String, String> settings) {
    return launch(List.of(settings)).get(0);
  }

  /** Starts servers at once, once few others start. */
  static List<SynqServer> launch(List<Map<String, String>> each) {
    List<SynqServer> servers = each.stream().map(SynqServer::new).toList();
    servers.forEach(server -> PreparedStarts.fill(server.workarea()));
    run(servers, PreparedStarts.options());
    return servers;
  }

  /**
   * Starts a server that finds nothing prepared, as that of a new installation, and records what
   * others can use of it.
   */
  static SynqServer launchRecorded(Map<String, String> settings) {
    SynqServer server = new SynqServer(settings);
    run(List.of(server), PreparedStarts.recording());
    return server;
  }

  /** Starts it once more, on the same data, after it has ended. */
  void restart() {
    run(List.of(this), PreparedStarts.options());
    awaitReady();
  }

  /** Starts it once more, on the same data, with other settings, after it has ended. */
  void restart(Map<String, String> settings) {
    environment.putAll(settings);
    restart();
  }

  /**
   * The same, but without waiting for anything, and with a log that has nothing of starts before.
   */
  void begin(Map<String, String> settings) {
    environment.putAll(settings);
    try {
      if (Files.exists(log())) {
        Files.move(log(), directory.resolve("messages-" + starts + ".log"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(PreparedStarts.options());
  }

  /**
   * Starts it once more as it comes, with other settings: with the optimising compiler, and no
   * classes prepared.
   */
  void restartAsShipped(Map<String, String> settings) {
    environment.putAll(settings);
    environment.put("JVM_ARGS", "");
    run(List.of(this), List.of());
    awaitReady();
    environment.put("JVM_ARGS", QUICK_START);
  }

  /** Starts it once more if it has ended. */
  void revive() {
    if (!isRunning()) {
      restart();
    }
  }

  private static void run(List<SynqServer> servers, List<String> jvm) {
    STARTING.acquireUninterruptibly();
    Thread starting = new Thread(() -> untilStarted(servers));
    starting.setDaemon(true);
    try {
      servers.forEach(server -> server.run(jvm));
    } finally {
      starting.start();
    }
  }

  private static void untilStarted(List<SynqServer> servers) {
    try {
      Await.until(START_LIMIT, () -> servers.stream().noneMatch(SynqServer::isStarting));
    } finally {
      STARTING.release();
    }
  }

  private void run(List<String> jvm) {
    starts++;
    ProcessBuilder builder =
        new ProcessBuilder(WLP.resolve("bin/server").toString(), "run", "synq-events")
            .redirectErrorStream(true)
            .redirectOutput(console(starts).toFile());
    builder.environment().putAll(environment);
    PreparedStarts.add(jvm, builder.environment());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Waits until it takes calls. */
  void awaitReady() {
    Await.until(
        START_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + output());
          }
          return isReady();
        });
  }

  private boolean isStarting() {
    return isRunning() && !isUp("/health/started");
  }

  /** Waits until it has started, be it ready or not. */
  void awaitStarted() {
    Await.until(START_LIMIT, () -> isUp("/health/started"));
  }

  /** Whether it takes calls, by its own word. */
  boolean isReady() {
    return isUp("/health/ready");
  }

  private boolean isUp(String probe) {
    try {
      return Api.anonymous(url).getRoot(probe).status() == 200;
    } catch (Api.NoAnswerException e) {
      return false;
    }
  }

  /** Its exit status, once it refuses to start. */
  int exitStatus() {
    Await.until(START_LIMIT, () -> !process.isAlive() || output().contains("does not start"));
    return ended();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  private int ended() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the server still runs:\n" + output());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Fills its heap, of which it dies. */
  void fillHeap() {
    Glutton.feed(pid(), directory);
    assertThat(ended()).as("its exit status").isEqualTo(3);
  }

  /** Tells it to end in the orderly way. */
  void terminate() {
    process.destroy();
  }

  /** Ends it in the orderly way. */
  void stop() {
    terminate();
    ended();
  }

  /** Ends it by Liberty's own command, which does not send a signal. */
  void stopByCommand() {
    try {
      assertThat(
              Ran.run(
                  environment,
                  WLP.resolve("bin/server").toString(),
                  "stop",
                  "synq-events",
                  "--timeout=120"))
          .extracting(Ran::status)
          .isEqualTo(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ended();
  }

  /** How much of a processor's time it has taken since its last start. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  long pid() {
    return process.pid();
  }

  /** The name of its PostgreSQL database; empty on Derby. */
  String database() {
    return environment.getOrDefault("SYNQ_DB_NAME", "");
  }

  URI url() {
    return url;
  }

  /** Those of its settings that begin so. */
  Map<String, String> settings(String prefix) {
    return environment.entrySet().stream()
        .filter(setting -> setting.getKey().startsWith(prefix))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What one of its settings was given as. */
  String setting(String name) {
    return environment.get(name);
  }

  Api demo() {
    return Api.withKey(url, KEY);
  }

  Api operator() {
    return Api.withPassword(url, "operator", PASSWORD);
  }

  /** What its last start has printed up to now. */
  String output() {
    return read(console(starts));
  }

  /** What all its starts have printed up to now. */
  String outputs() {
    return IntStream.rangeClosed(1, starts)
        .mapToObj(start -> read(console(start)))
        .collect(Collectors.joining());
  }

  /** Its log up to now. */
  String messages() {
    return read(log());
  }

  private Path log() {
    return directory.resolve("synq-events/logs/messages.log");
  }

  /** Whatever outlives the process. */
  Path data() {
    return directory.resolve("synq-events/data");
  }

  /** The keys of its secrets: those that it was given, or else those that it made for itself. */
  String keysOfSecrets() {
    return environment.getOrDefault(
        "SYNQ_SECRETS_KEYS", read(data().resolve("keys/secrets.key")).strip().replace("\n", ","));
  }

  /** What Liberty keeps between starts. */
  Path workarea() {
    return directory.resolve("synq-events/workarea");
  }

  private Path console(int start) {
    return directory.resolve("console-" + start + ".log");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it; its logs stay in target/servers. */
  @Override
  public void close() {
    kill();
    Directories.delete(data());
    Directories.delete(workarea());
  }
}
